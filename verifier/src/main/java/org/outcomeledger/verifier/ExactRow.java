package org.outcomeledger.verifier;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.outcomeledger.recount.RecountFigure;

/**
 * An exact row: every count is the recounted one, and so is what is made of counts, to the
 * precision of doubles.
 *
 * @param erasedSince how many entries cannot be recounted any more: counts may differ by as many,
 *     shares are those of their own counts, and nothing can be said of medians
 * @param currency of amounts
 */
record ExactRow(long erasedSince, String currency) implements RowVerification {

  @Override
  public List<String> wrong(List<String> group, RecountFigure recounted, JsonNode row) {
    RowMembers members = RowMembers.of(row);
    new ToldFigure(new Precision.Exactly(erasedSince), currency).verify(members, recounted);
    members.nothingElse();
    return members.wrong();
  }
}
