package org.outcomeledger.verifier;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.outcomeledger.recount.RecountFigure;

/** What is wrong with a row, given the figure that was recounted for it. */
sealed interface RowVerification permits RoundedRow, DrawnRow, ExactRow {

  /**
   * Nothing if nothing is.
   *
   * @param group its values, in the order of the table's dimensions
   */
  List<String> wrong(List<String> group, RecountFigure recounted, JsonNode row);
}
