package org.outcomeledger.impact.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.outcomeledger.indicators.IllegalQuestion.AnswerTooLarge;
import org.outcomeledger.indicators.figure.DisclosedWindowsFigure;
import org.outcomeledger.indicators.figure.WindowsFigure;
import org.outcomeledger.indicators.query.FiguresByGroup;
import org.outcomeledger.indicators.query.GroupFigure;

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
  static Page<Row> ofRows(FiguresByGroup groups, List<String> after) {
    int perGroup = groups.figures().findFirst().map(Page::rowsOf).orElse(1);
    return of(groups, after, ROWS / perGroup, Row::of);
  }

  private static int rowsOf(GroupFigure group) {
    return switch (group.figure()) {
      case WindowsFigure windows -> windows.byWindow().size();
      case DisclosedWindowsFigure windows -> windows.byWindow().size();
      default -> 1;
    };
  }

  /** The curves behind a key, or the first where that is empty, however many points they have. */
  static Page<Curve> ofCurves(FiguresByGroup groups, List<String> after) {
    return ofCurves(groups, after, Integer.MAX_VALUE);
  }

  /**
   * The same with so many points at most: a page has fewer curves rather than more points.
   *
   * @throws AnswerTooLarge where one group alone has more
   */
  static Page<Curve> ofCurves(FiguresByGroup groups, List<String> after, int mostPoints) {
    List<Curve> curves = new ArrayList<>();
    Map<String, String> last = Map.of();
    int inAll = 0;
    int points = 0;
    for (GroupFigure group : (Iterable<GroupFigure>) groups.figuresBehind(after)::iterator) {
      List<Curve> here = Curve.of(group);
      points += here.stream().mapToInt(curve -> curve.points().size()).sum();
      if (inAll == GROUPS_WITH_CURVES || points > mostPoints) {
        requireCurve(inAll, mostPoints);
        return new Page<>(curves, last);
      }
      curves.addAll(here);
      last = group.group();
      inAll++;
    }
    return new Page<>(curves, Map.of());
  }

  private static void requireCurve(int groups, int mostPoints) {
    if (groups == 0) {
      throw new AnswerTooLarge(
          "The curve has more than %,d points, which is as many as are answered at once. Ask for some of the records only: where=programme:…, from and to."
              .formatted(mostPoints));
    }
  }

  private static <T> Page<T> of(
      FiguresByGroup groups, List<String> after, int most, Function<GroupFigure, List<T>> made) {
    List<GroupFigure> behind = groups.figuresBehind(after).limit(most + 1L).toList();
    boolean complete = behind.size() <= most;
    List<GroupFigure> here = complete ? behind : behind.subList(0, most);
    return new Page<>(
        here.stream().flatMap(group -> made.apply(group).stream()).toList(),
        complete ? Map.of() : here.getLast().group());
  }
}
