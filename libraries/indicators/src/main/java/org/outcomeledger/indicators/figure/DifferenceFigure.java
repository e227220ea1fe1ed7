package org.outcomeledger.indicators.figure;

import java.util.Optional;
import java.util.function.Supplier;
import org.outcomeledger.indicators.statistics.Interval;

/**
 * A share of some less the same share of others. Without enough records in both there is neither
 * value nor interval nor bounds.
 *
 * @param dimension what the two are called, as a dimension whose values are true and false
 * @param least how many records each denominator must have
 * @param first of whom the dimension is true
 * @param second of whom it is false
 * @param unclassified who would be in one of the two denominators, were it known in which
 */
public record DifferenceFigure(
    String dimension, int least, ShareFigure first, ShareFigure second, long unclassified)
    implements Figure {

  /** The difference, from -1 to 1. */
  public Optional<Double> value() {
    return whereEnough(() -> first.value().orElseThrow() - second.value().orElseThrow());
  }

  /** Newcombe's interval at 95 %. */
  public Optional<Interval> interval() {
    return whereEnough(
        () ->
            Interval.newcombe(
                first.numerator(), first.denominator(), second.numerator(), second.denominator()));
  }

  /** Between the least and the most that the unknown leave open. */
  public Optional<Bounds> bounds() {
    return whereEnough(
        () -> {
          Bounds one = first.bounds().orElseThrow();
          Bounds other = second.bounds().orElseThrow();
          return new Bounds(one.low() - other.high(), one.high() - other.low());
        });
  }

  private <T> Optional<T> whereEnough(Supplier<T> made) {
    boolean enough = Math.min(first.denominator(), second.denominator()) >= least;
    return enough ? Optional.of(made.get()) : Optional.empty();
  }
}
