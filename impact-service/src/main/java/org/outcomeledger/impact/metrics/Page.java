package org.outcomeledger.impact.metrics;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.outcomeledger.indicators.figure.WindowsFigure;
import org.outcomeledger.indicators.query.GroupFigure;
import org.outcomeledger.indicators.query.PartialAggregates;

/**
 * So much of an answer as is given at once: whole groups, so that the next page can begin behind
 * the last.
 *
 * @param last the group that the next page begins behind; empty where no page follows
 */
record Page<T>(List<T> items, Map<String, String> last) {
  private static final int ROWS = 1000;

  /** A curve has as many points as there are days. */
  private static final int GROUPS_WITH_CURVES = 100;

  Page {
    items = List.copyOf(items);
  }

  boolean complete() {
    return last.isEmpty();
  }

  /** The rows behind a key, or the first where that is empty. */
  static Page<Row> ofRows(PartialAggregates groups, List<String> after) {
    int perGroup = groups.figures().findFirst().map(Page::rowsOf).orElse(1);
    return of(groups, after, ROWS / perGroup, Row::of);
  }

  private static int rowsOf(GroupFigure group) {
    return group.figure() instanceof WindowsFigure windows ? windows.byWindow().size() : 1;
  }

  /** The curves behind a key, or the first where that is empty. */
  static Page<Curve> ofCurves(PartialAggregates groups, List<String> after) {
    return of(groups, after, GROUPS_WITH_CURVES, Curve::of);
  }

  private static <T> Page<T> of(
      PartialAggregates groups, List<String> after, int most, Function<GroupFigure, List<T>> made) {
    List<GroupFigure> behind = groups.figuresBehind(after).limit(most + 1L).toList();
    boolean complete = behind.size() <= most;
    List<GroupFigure> here = complete ? behind : behind.subList(0, most);
    return new Page<>(
        here.stream().flatMap(group -> made.apply(group).stream()).toList(),
        complete ? Map.of() : here.getLast().group());
  }
}
