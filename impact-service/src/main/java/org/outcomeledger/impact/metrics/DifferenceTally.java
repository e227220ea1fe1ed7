package org.outcomeledger.impact.metrics;

import java.util.List;
import java.util.Map;
import org.outcomeledger.indicators.indicator.Bounds;
import org.outcomeledger.indicators.indicator.Counts;
import org.outcomeledger.indicators.indicator.Difference;
import org.outcomeledger.indicators.indicator.Frame;
import org.outcomeledger.indicators.indicator.LearnerRecord;
import org.outcomeledger.indicators.statistics.Interval;

/** How many records of the two sides stand where. */
final class DifferenceTally implements Tally {
  private final Difference difference;
  private final ShareTally first;
  private final ShareTally second;

  DifferenceTally(Difference difference, Frame frame) {
    this.difference = difference;
    this.first = new ShareTally(difference.share(), frame);
    this.second = new ShareTally(difference.share(), frame);
  }

  @Override
  public void count(LearnerRecord record, int learner) {
    switch (difference.side(record)) {
      case FIRST -> first.count(record, learner);
      case SECOND -> second.count(record, learner);
      case NEITHER -> {}
    }
  }

  @Override
  public void add(Tally other) {
    first.add(((DifferenceTally) other).first);
    second.add(((DifferenceTally) other).second);
  }

  @Override
  public List<Row> rows(Map<String, String> group) {
    Counts one = first.counts();
    Counts two = second.counts();
    List<Row> parts = List.of(part("true", one), part("false", two));
    boolean enough = Math.min(one.denominator(), two.denominator()) >= difference.least();
    return List.of(
        enough
            ? Row.ofDifference(group, value(one, two), interval(one, two), bounds(one, two), parts)
            : Row.ofDifference(group, null, null, null, parts));
  }

  private Row part(String side, Counts counts) {
    return Row.ofShare(Map.of(difference.dimension(), side), counts);
  }

  private static double value(Counts one, Counts two) {
    return one.value().orElseThrow() - two.value().orElseThrow();
  }

  private static Limits interval(Counts one, Counts two) {
    return Limits.of(
        Interval.newcombe(one.numerator(), one.denominator(), two.numerator(), two.denominator()));
  }

  private static Bounds bounds(Counts one, Counts two) {
    Bounds first = one.bounds().orElseThrow();
    Bounds second = two.bounds().orElseThrow();
    return new Bounds(first.low() - second.high(), first.high() - second.low());
  }

  @Override
  public long bytes() {
    return 32 + first.bytes() + second.bytes();
  }
}
