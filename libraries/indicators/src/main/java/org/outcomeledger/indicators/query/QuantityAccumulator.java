package org.outcomeledger.indicators.query;

import java.util.Arrays;
import org.outcomeledger.indicators.figure.KeyedFigure.KeyedQuantity;
import org.outcomeledger.indicators.figure.QuantityFigure;
import org.outcomeledger.indicators.indicator.LearnerRecord;
import org.outcomeledger.indicators.indicator.Quantity;
import org.outcomeledger.indicators.indicator.Standing;

/** The known amounts, one by one, and how many are not known. */
final class QuantityAccumulator implements Accumulator {
  private final Quantity quantity;
  private final RecordStanding standings;
  private final String currency;
  private double[] amounts = new double[0];
  private int known;
  private int unknown;
  private int pending;
  private int excluded;
  private final RecordKeys keys;
  private long knownKey;
  private long unknownKey;
  private long pendingKey;
  private long excludedKey;

  /**
   * Nothing counted yet.
   *
   * @param currency of the amounts
   */
  QuantityAccumulator(
      Quantity quantity, RecordStanding standings, String currency, RecordKeys keys) {
    this.quantity = quantity;
    this.standings = standings;
    this.currency = currency;
    this.keys = keys;
  }

  @Override
  public void count(LearnerRecord record, int learner) {
    Standing standing = standings.of(record, learner);
    long key = keys.isWanted() && standing != Standing.OUTSIDE ? keys.ofRecord(record) : 0;
    switch (standing) {
      case NUMERATOR -> add(quantity.amount(record), key);
      case PENDING -> {
        pending++;
        pendingKey ^= key;
      }
      case EXCLUDED -> {
        excluded++;
        excludedKey ^= key;
      }
      case OTHER, UNKNOWN, UNKNOWN_LEFT_OUT, OUTSIDE -> {}
    }
  }

  private void add(double amount, long key) {
    if (Double.isNaN(amount)) {
      unknown++;
      unknownKey ^= key;
      return;
    }
    knownKey ^= key;
    if (known == amounts.length) {
      amounts = Arrays.copyOf(amounts, Math.max(4, known * 2));
    }
    amounts[known++] = amount;
  }

  @Override
  public void add(Accumulator other) {
    QuantityAccumulator others = (QuantityAccumulator) other;
    if (known + others.known > amounts.length) {
      amounts = Arrays.copyOf(amounts, Math.max(known + others.known, known * 2));
    }
    System.arraycopy(others.amounts, 0, amounts, known, others.known);
    known += others.known;
    unknown += others.unknown;
    pending += others.pending;
    excluded += others.excluded;
    knownKey ^= others.knownKey;
    unknownKey ^= others.unknownKey;
    pendingKey ^= others.pendingKey;
    excludedKey ^= others.excludedKey;
  }

  @Override
  public QuantityFigure figure() {
    return new QuantityFigure(Arrays.copyOf(amounts, known), currency, unknown, pending, excluded);
  }

  @Override
  public KeyedQuantity keyed() {
    if (!keys.isWanted()) {
      throw new IllegalStateException("This was counted without keys");
    }
    return new KeyedQuantity(figure(), knownKey, unknownKey, pendingKey, excludedKey);
  }

  @Override
  public long bytes() {
    return 104 + 8L * amounts.length;
  }
}
