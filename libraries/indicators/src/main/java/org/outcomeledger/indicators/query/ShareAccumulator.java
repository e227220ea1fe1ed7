package org.outcomeledger.indicators.query;

import org.outcomeledger.indicators.figure.KeyedFigure.KeyedShare;
import org.outcomeledger.indicators.figure.KeyedFigure.ShareKeys;
import org.outcomeledger.indicators.figure.ShareFigure;
import org.outcomeledger.indicators.indicator.LearnerRecord;
import org.outcomeledger.indicators.indicator.Standing;

/** How many records stand where, and the keys of those that stand there. */
final class ShareAccumulator implements Accumulator {
  private static final int COLUMNS = 7;

  private final RecordStanding standing;
  private final RecordKeys recordKeys;
  private final int[] counts = new int[COLUMNS];
  private final long[] keys;

  ShareAccumulator(RecordStanding standing, RecordKeys recordKeys) {
    this.standing = standing;
    this.recordKeys = recordKeys;
    this.keys = new long[recordKeys.isWanted() ? COLUMNS : 0];
  }

  @Override
  public void count(LearnerRecord record, int learner) {
    int column = column(standing.of(record, learner));
    counts[column]++;
    if (keys.length > 0) {
      keys[column] ^= recordKeys.ofRecord(record);
    }
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
    long[] othersKeys = ((ShareAccumulator) other).keys;
    for (int i = 0; i < keys.length; i++) {
      keys[i] ^= othersKeys[i];
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

  @Override
  public KeyedShare keyed() {
    return new KeyedShare(figure(), keys());
  }

  ShareKeys keys() {
    if (keys.length == 0) {
      throw new IllegalStateException("This was counted without keys");
    }
    return new ShareKeys(
        key(Standing.NUMERATOR),
        key(Standing.OTHER) ^ key(Standing.UNKNOWN),
        key(Standing.UNKNOWN),
        key(Standing.UNKNOWN_LEFT_OUT),
        key(Standing.PENDING),
        key(Standing.EXCLUDED));
  }

  private long key(Standing standing) {
    return keys[column(standing)];
  }

  private int counted(Standing standing) {
    return counts[column(standing)];
  }

  @Override
  public long bytes() {
    return 80 + 8L * keys.length;
  }
}
