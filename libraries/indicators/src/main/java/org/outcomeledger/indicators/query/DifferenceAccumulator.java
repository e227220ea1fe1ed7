package org.outcomeledger.indicators.query;

import org.outcomeledger.indicators.figure.DifferenceFigure;
import org.outcomeledger.indicators.figure.KeyedFigure.KeyedDifference;
import org.outcomeledger.indicators.figure.KeyedFigure.ShareKeys;
import org.outcomeledger.indicators.indicator.Difference;
import org.outcomeledger.indicators.indicator.Frame;
import org.outcomeledger.indicators.indicator.LearnerRecord;

/** How many records of the two sides stand where, and those that are on neither. */
final class DifferenceAccumulator implements Accumulator {
  private final Difference difference;
  private final ShareAccumulator first;
  private final ShareAccumulator second;
  private final ShareAccumulator neither;

  DifferenceAccumulator(
      Difference difference, Frame frame, RecordKeys keys, RecordLookups lookups) {
    this.difference = difference;
    RecordStanding standing = lookups.standing(difference.share(), frame);
    this.first = new ShareAccumulator(standing, keys);
    this.second = new ShareAccumulator(standing, keys);
    this.neither = new ShareAccumulator(standing, keys);
  }

  @Override
  public void count(LearnerRecord record, int learner) {
    switch (difference.side(record)) {
      case FIRST -> first.count(record, learner);
      case SECOND -> second.count(record, learner);
      case NEITHER -> neither.count(record, learner);
    }
  }

  @Override
  public void add(Accumulator other) {
    first.add(((DifferenceAccumulator) other).first);
    second.add(((DifferenceAccumulator) other).second);
    neither.add(((DifferenceAccumulator) other).neither);
  }

  @Override
  public DifferenceFigure figure() {
    return new DifferenceFigure(
        difference.dimension(),
        difference.least(),
        first.figure(),
        second.figure(),
        neither.figure().denominator());
  }

  @Override
  public KeyedDifference keyed() {
    ShareKeys unclassified = neither.keys();
    return new KeyedDifference(
        figure(), first.keys(), second.keys(), unclassified.numerator() ^ unclassified.rest());
  }

  @Override
  public long bytes() {
    return 32 + first.bytes() + second.bytes() + neither.bytes();
  }
}
