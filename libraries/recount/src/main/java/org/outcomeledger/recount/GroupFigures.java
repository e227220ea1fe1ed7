package org.outcomeledger.recount;

import java.util.List;
import java.util.Map;

/**
 * The figures of one group: one for each window, else one.
 *
 * @param group its name in each of the question's dimensions
 */
public record GroupFigures(Map<Breakdown, String> group, List<RecountFigure> figures) {
  public GroupFigures {
    group = Map.copyOf(group);
    figures = List.copyOf(figures);
  }
}
