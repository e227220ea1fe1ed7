package org.outcomeledger.indicators.disclosure;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.outcomeledger.indicators.query.PartialAggregates;

/**
 * The cells of one table that are not hidden. Made once of all cells of the table, whatever is
 * asked of it, so that a cell is hidden or not for every question, format, page and stream.
 * Immutable.
 */
public final class VisibleCells {
  private final Set<List<String>> visible;

  private VisibleCells(Set<List<String>> visible) {
    this.visible = visible;
  }

  /** Those of a table whose sizes were counted, in one process or in several. */
  public static VisibleCells of(PartialAggregates sizes, Policy policy) {
    return of(sizes.sizes(), policy);
  }

  static VisibleCells of(Map<List<String>, Long> sizes, Policy policy) {
    return new VisibleCells(Set.copyOf(new Suppression(sizes, policy.least()).visible()));
  }

  /** Whether the figure of this cell may be told; of a cell that is not in the table it may not. */
  boolean isVisible(List<String> cell) {
    return visible.contains(cell);
  }

  /** How many there are. */
  public int size() {
    return visible.size();
  }
}
