package org.outcomeledger.indicators.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.outcomeledger.indicators.query.CellTime;
import org.outcomeledger.indicators.query.CellTime.Unit;
import org.outcomeledger.indicators.query.PartialAggregates;

/**
 * Which cells of a table are hidden: those that are too small, and of the others so many that no
 * hidden one can be computed from the total of its line. A line is all cells that differ in one
 * dimension: those of one total that are told apart by its values, or the months, quarters,
 * half-years or years of a time that holds them.
 *
 * <p>In each line that has a hidden cell the next smallest is hidden (of two as small the one that
 * comes first) until the hidden ones are two or more and hold as many records together as one
 * visible cell must have. What is hidden in one line is in others too, so lines are gone through
 * until none changes: those across the first dimension, across the second, then months of quarters,
 * quarters of half-years, half-years of years, months of half-years, quarters of years, months of
 * years, and all four of all time.
 */
final class Suppression {
  private static final Comparator<Cell> SMALLEST_FIRST =
      Comparator.<Cell>comparingLong(it -> it.size)
          .thenComparing(it -> it.key, PartialAggregates.ORDER);

  private static final class Cell {
    private final List<String> key;
    private final CellTime time;
    private final long size;
    private boolean hidden;

    private Cell(List<String> key, long size, int least) {
      this.key = key;
      this.time = CellTime.of(key.getLast());
      this.size = size;
      this.hidden = size < least;
    }

    /** What this cell's line has in common, where all but this part of the key is the same. */
    private List<String> without(int part) {
      List<String> line = new ArrayList<>(key);
      line.set(part, null);
      return line;
    }

    /** What this cell's line has in common, where it is the part of a wider time; else null. */
    private List<String> within(Unit wider) {
      return time.within().stream()
          .filter(it -> it.unit() == wider)
          .map(it -> line(it.text()))
          .findFirst()
          .orElse(null);
    }

    private List<String> line(String total) {
      List<String> line = new ArrayList<>(key);
      line.set(key.size() - 1, total);
      return line;
    }
  }

  private final List<Cell> cells;
  private final List<List<Cell>> lines = new ArrayList<>();
  private final int least;

  /**
   * Hides what has to be hidden.
   *
   * @param sizes of all cells, by values and time
   * @param least how many records a visible cell has at least
   */
  Suppression(Map<List<String>, Long> sizes, int least) {
    this.least = least;
    this.cells =
        sizes.entrySet().stream().map(it -> new Cell(it.getKey(), it.getValue(), least)).toList();
    addLines();
    boolean changed = true;
    while (changed) {
      changed = false;
      for (List<Cell> line : lines) {
        changed |= protect(line);
      }
    }
  }

  /** The cells that are left. */
  List<List<String>> visible() {
    return cells.stream().filter(it -> !it.hidden).map(it -> it.key).toList();
  }

  private void addLines() {
    int dimensions = cells.isEmpty() ? 0 : cells.getFirst().key.size() - 1;
    for (int i = 0; i < dimensions; i++) {
      int dimension = i;
      addLines(cells.stream(), cell -> cell.without(dimension));
    }
    addLines(Unit.MONTH, Unit.QUARTER);
    addLines(Unit.QUARTER, Unit.HALF_YEAR);
    addLines(Unit.HALF_YEAR, Unit.YEAR);
    addLines(Unit.MONTH, Unit.HALF_YEAR);
    addLines(Unit.QUARTER, Unit.YEAR);
    addLines(Unit.MONTH, Unit.YEAR);
    for (Unit unit : Arrays.asList(Unit.YEAR, Unit.HALF_YEAR, Unit.QUARTER, Unit.MONTH)) {
      addLines(unit, Unit.ALL);
    }
  }

  private void addLines(Unit unit, Unit wider) {
    addLines(cells.stream().filter(it -> it.time.unit() == unit), cell -> cell.within(wider));
  }

  private void addLines(Stream<Cell> members, Function<Cell, List<String>> common) {
    Map<List<String>, List<Cell>> byLine = new HashMap<>();
    members.forEach(
        it -> byLine.computeIfAbsent(common.apply(it), line -> new ArrayList<>()).add(it));
    byLine.values().forEach(line -> line.sort(SMALLEST_FIRST));
    lines.addAll(byLine.values());
  }

  /** Hides what this line lacks; whether it lacked anything. */
  private boolean protect(List<Cell> line) {
    int hidden = 0;
    long held = 0;
    for (Cell cell : line) {
      hidden += cell.hidden ? 1 : 0;
      held += cell.hidden ? cell.size : 0;
    }
    boolean changed = false;
    for (Cell cell : line) {
      if (hidden > 0 && (hidden < 2 || held < least) && !cell.hidden) {
        cell.hidden = true;
        hidden++;
        held += cell.size;
        changed = true;
      }
    }
    return changed;
  }
}
