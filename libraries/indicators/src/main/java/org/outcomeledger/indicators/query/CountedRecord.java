package org.outcomeledger.indicators.query;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.outcomeledger.indicators.Position;
import org.outcomeledger.indicators.indicator.Verdict;

/**
 * One record behind a figure.
 *
 * @param group the values of the question's dimensions, in their order
 * @param part of a figure with several: the window ({@code P6M}) or the side of a difference
 *     ({@code target-group=true}); else empty
 * @param verdict where it stands, and why
 * @param value the amount that a median is made of, or the day that a curve is; else empty
 * @param events a smallest set of events from which all of this follows: those alone say the same,
 *     and without any one of them they do not. In the order of their ledgers and positions
 */
public record CountedRecord(
    RecordKey key,
    Map<String, String> group,
    String part,
    Verdict verdict,
    OptionalDouble value,
    List<Position> events) {

  public CountedRecord {
    events = List.copyOf(events);
  }
}
