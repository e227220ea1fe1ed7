package org.outcomeledger.impact.metrics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.outcomeledger.indicators.indicator.Standing;
import org.outcomeledger.indicators.query.CountedRecord;
import org.outcomeledger.recount.GroupFigures;
import org.outcomeledger.recount.RecountFigure;
import org.outcomeledger.recount.RecountFigure.Curves;
import org.outcomeledger.recount.RecountFigure.Gap;
import org.outcomeledger.recount.RecountFigure.Learners;
import org.outcomeledger.recount.RecountFigure.MedianValue;
import org.outcomeledger.recount.RecountFigure.ShareOfRecords;

/** How many records stand where, by group and part, whoever says so. Without those of nobody. */
record StandingCounts(long numerator, long denominator, long unknown, long pending, long excluded) {

  /** Of which figure. */
  record Of(Map<String, String> group, String part) {}

  private static final StandingCounts NONE = new StandingCounts(0, 0, 0, 0, 0);

  static Map<Of, StandingCounts> ofRecords(List<CountedRecord> records) {
    Map<Of, StandingCounts> counts = new HashMap<>();
    records.forEach(
        it -> counts.merge(new Of(it.group(), it.part()), ofRecord(it), StandingCounts::plus));
    return counts;
  }

  private static StandingCounts ofRecord(CountedRecord record) {
    Standing at = record.verdict().standing();
    return switch (at) {
      case NUMERATOR -> new StandingCounts(1, 1, 0, 0, 0);
      case OTHER -> new StandingCounts(0, 1, 0, 0, 0);
      case UNKNOWN -> new StandingCounts(0, 1, 1, 0, 0);
      case UNKNOWN_LEFT_OUT -> new StandingCounts(0, 0, 1, 0, 0);
      case PENDING -> new StandingCounts(0, 0, 0, 1, 0);
      case EXCLUDED -> new StandingCounts(0, 0, 0, 0, 1);
      case OUTSIDE -> throw new AssertionError("Not asked about: " + record);
    };
  }

  private StandingCounts plus(StandingCounts it) {
    return new StandingCounts(
        numerator + it.numerator,
        denominator + it.denominator,
        unknown + it.unknown,
        pending + it.pending,
        excluded + it.excluded);
  }

  static Map<Of, StandingCounts> ofRows(List<Row> rows) {
    Map<Of, StandingCounts> counts = new HashMap<>();
    for (Row row : rows) {
      if (row.parts() == null) {
        put(counts, row.group(), row.window() == null ? "" : row.window(), of(row));
      } else {
        row.parts()
            .forEach(
                part ->
                    part.group()
                        .forEach(
                            (name, side) -> put(counts, row.group(), name + "=" + side, of(part))));
      }
    }
    return counts;
  }

  /** A count is out of nothing; how many are unknown on a curve is not said. */
  private static StandingCounts of(Row row) {
    return new StandingCounts(
        row.numerator(),
        row.denominator() == null ? row.numerator() : row.denominator(),
        row.unknown() == null ? 0 : row.unknown(),
        row.pending(),
        row.excluded());
  }

  static Map<Of, StandingCounts> ofRecount(List<GroupFigures> groups) {
    Map<Of, StandingCounts> counts = new HashMap<>();
    for (GroupFigures figures : groups) {
      Map<String, String> group = new HashMap<>();
      figures.group().forEach((dimension, value) -> group.put(dimension.text(), value));
      figures.figures().forEach(it -> put(counts, group, it));
    }
    return counts;
  }

  private static void put(
      Map<Of, StandingCounts> counts, Map<String, String> group, RecountFigure figure) {
    switch (figure) {
      case Learners it ->
          put(counts, group, "", new StandingCounts(it.numerator(), it.numerator(), 0, 0, 0));
      case ShareOfRecords it -> put(counts, group, it.part(), of(it));
      case MedianValue it -> put(counts, group, "", of(it.coverage()));
      case Gap it ->
          Stream.of(it.first(), it.second())
              .forEach(side -> put(counts, group, "target-group=" + side.part(), of(side)));
      case Curves it ->
          put(counts, group, "", new StandingCounts(it.events(), it.atRisk(), 0, 0, it.excluded()));
    }
  }

  private static StandingCounts of(ShareOfRecords it) {
    return new StandingCounts(
        it.numerator(), it.denominator(), it.unknown(), it.pending(), it.excluded());
  }

  private static void put(
      Map<Of, StandingCounts> counts, Map<String, String> group, String part, StandingCounts it) {
    if (!it.equals(NONE)) {
      counts.put(new Of(group, part), it);
    }
  }
}
