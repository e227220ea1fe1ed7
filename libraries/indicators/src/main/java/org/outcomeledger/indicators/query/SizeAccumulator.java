package org.outcomeledger.indicators.query;

import org.outcomeledger.indicators.figure.KeyedFigure;
import org.outcomeledger.indicators.figure.NumberFigure;
import org.outcomeledger.indicators.indicator.LearnerRecord;

/**
 * How many records (or learners) the figure of a group is out of; of a difference, of whichever
 * side has fewer. Small, for there is one for every cell of a table.
 */
final class SizeAccumulator implements Accumulator {
  private static final int NOBODY = -1;

  private final RecordSizes sizes;
  private int first;
  private int second;
  private int countedLast = NOBODY;

  SizeAccumulator(RecordSizes sizes) {
    this.sizes = sizes;
  }

  @Override
  public void count(LearnerRecord record, int learner) {
    if (learner == countedLast) {
      return;
    }
    switch (sizes.side(record, learner)) {
      case FIRST -> first++;
      case SECOND -> second++;
      case NONE -> {
        return;
      }
    }
    if (sizes.areOfLearners()) {
      countedLast = learner;
    }
  }

  @Override
  public void add(Accumulator other) {
    first += ((SizeAccumulator) other).first;
    second += ((SizeAccumulator) other).second;
  }

  @Override
  public NumberFigure figure() {
    return new NumberFigure(sizes.haveTwoSides() ? Math.min(first, second) : first);
  }

  @Override
  public KeyedFigure keyed() {
    throw new IllegalStateException("Sizes are counted without keys");
  }

  @Override
  public long bytes() {
    return 32;
  }
}
