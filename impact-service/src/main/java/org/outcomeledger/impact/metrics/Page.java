package org.outcomeledger.impact.metrics;

import java.util.List;
import java.util.Map;

/**
 * So much of an answer as is given at once: whole groups.
 *
 * @param last the group that the next page begins behind; empty where no page follows
 */
record Page<T>(List<T> items, Map<String, String> last) {
  /** A group has a row for each window. */
  static final int ROWS = 1000;

  /** A curve has as many points as there are days. */
  static final int GROUPS_WITH_CURVES = 100;

  Page {
    items = List.copyOf(items);
  }

  boolean complete() {
    return last.isEmpty();
  }
}
