package org.outcomeledger.recount;

import java.util.Comparator;
import java.util.List;

/** Groups in the order of their values, {@code unknown} last. */
final class GroupOrder {
  private static final Comparator<String> UNKNOWN_LAST =
      Comparator.<String, Boolean>comparing(Breakdown.UNKNOWN::equals)
          .thenComparing(Comparator.naturalOrder());

  /** Dimension by dimension; both have as many values. */
  static final Comparator<List<String>> BY_VALUES =
      (one, other) -> {
        for (int i = 0; i < one.size(); i++) {
          int order = UNKNOWN_LAST.compare(one.get(i), other.get(i));
          if (order != 0) {
            return order;
          }
        }
        return 0;
      };

  private GroupOrder() {}
}
