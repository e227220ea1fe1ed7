package org.outcomeledger.impact.metrics;

import java.util.List;

/**
 * As many rows as one answer holds.
 *
 * @param complete that no row follows
 */
record Page(List<Row> rows, boolean complete) {
  static final int ROWS = 1000;

  Page {
    rows = List.copyOf(rows);
  }

  static Page of(Table table, List<String> after) {
    List<Row> rows = table.after(after).limit(ROWS + 1).toList();
    boolean complete = rows.size() <= ROWS;
    return new Page(complete ? rows : rows.subList(0, ROWS), complete);
  }
}
