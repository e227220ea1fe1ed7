package org.outcomeledger.indicators.query;

import org.outcomeledger.indicators.figure.ShareFigure;
import org.outcomeledger.indicators.indicator.Frame;
import org.outcomeledger.indicators.indicator.LearnerRecord;
import org.outcomeledger.indicators.indicator.Share;
import org.outcomeledger.indicators.indicator.Standing;

/** How many records stand where. */
final class ShareAccumulator implements Accumulator {
  private final Share share;
  private final Frame frame;
  private final int[] counts = new int[7];

  ShareAccumulator(Share share, Frame frame) {
    this.share = share;
    this.frame = frame;
  }

  @Override
  public void count(LearnerRecord record, int learner) {
    counts[column(share.standing(record, frame))]++;
  }

  private static int column(Standing standing) {
    return switch (standing) {
      case NUMERATOR -> 0;
      case OTHER -> 1;
      case UNKNOWN -> 2;
      case PENDING -> 3;
      case EXCLUDED -> 4;
      case OUTSIDE -> 5;
      case UNKNOWN_LEFT_OUT -> 6;
    };
  }

  @Override
  public void add(Accumulator other) {
    int[] others = ((ShareAccumulator) other).counts;
    for (int i = 0; i < counts.length; i++) {
      counts[i] += others[i];
    }
  }

  @Override
  public ShareFigure figure() {
    int numerator = counted(Standing.NUMERATOR);
    int unknown = counted(Standing.UNKNOWN);
    int leftOut = counted(Standing.UNKNOWN_LEFT_OUT);
    int denominator = numerator + counted(Standing.OTHER) + unknown;
    return new ShareFigure(
        numerator,
        denominator,
        unknown + leftOut,
        denominator + leftOut,
        counted(Standing.PENDING),
        counted(Standing.EXCLUDED));
  }

  private int counted(Standing standing) {
    return counts[column(standing)];
  }

  @Override
  public long bytes() {
    return 64;
  }
}
