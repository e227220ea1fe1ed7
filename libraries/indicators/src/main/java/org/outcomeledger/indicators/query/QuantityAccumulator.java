package org.outcomeledger.indicators.query;

import java.util.Arrays;
import org.outcomeledger.indicators.figure.QuantityFigure;
import org.outcomeledger.indicators.indicator.Frame;
import org.outcomeledger.indicators.indicator.LearnerRecord;
import org.outcomeledger.indicators.indicator.Quantity;

/** The known amounts, one by one, and how many are not known. */
final class QuantityAccumulator implements Accumulator {
  private final Quantity quantity;
  private final Frame frame;
  private final String currency;
  private double[] amounts = new double[0];
  private int known;
  private int unknown;
  private int pending;
  private int excluded;

  /**
   * Nothing counted yet.
   *
   * @param currency of the amounts
   */
  QuantityAccumulator(Quantity quantity, Frame frame, String currency) {
    this.quantity = quantity;
    this.frame = frame;
    this.currency = currency;
  }

  @Override
  public void count(LearnerRecord record, int learner) {
    switch (quantity.standing(record, frame)) {
      case NUMERATOR -> add(quantity.amount(record));
      case PENDING -> pending++;
      case EXCLUDED -> excluded++;
      case OTHER, UNKNOWN, UNKNOWN_LEFT_OUT, OUTSIDE -> {}
    }
  }

  private void add(double amount) {
    if (Double.isNaN(amount)) {
      unknown++;
      return;
    }
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
  }

  @Override
  public QuantityFigure figure() {
    return new QuantityFigure(Arrays.copyOf(amounts, known), currency, unknown, pending, excluded);
  }

  @Override
  public long bytes() {
    return 64 + 8L * amounts.length;
  }
}
