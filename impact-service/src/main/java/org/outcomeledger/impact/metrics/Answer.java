package org.outcomeledger.impact.metrics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;

/**
 * One page of an indicator's values, members as the contract orders them.
 *
 * @param positions exactly what had been read when this was counted
 * @param complete that no page follows
 * @param next where the next page is, left out where none follows
 */
record Answer(
    String indicator,
    String version,
    LocalDate asOf,
    String positions,
    boolean complete,
    @JsonInclude(JsonInclude.Include.NON_NULL) String next,
    List<Row> rows) {

  Answer {
    rows = List.copyOf(rows);
  }
}
