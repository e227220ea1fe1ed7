package org.outcomeledger.indicators.figure;

import java.util.Optional;
import org.outcomeledger.indicators.statistics.Interval;

/**
 * What a share of some records comes to. Nothing is rounded; out of nothing there is neither value
 * nor interval nor bounds, which is not the same as 0.
 *
 * @param numerator records of the denominator that did it
 * @param denominator who is asked about; most indicators count the unknown among them
 * @param unknown records of whom it is not known
 * @param everyone who is in the denominator or unknown
 * @param pending records of whom it is too early to say
 * @param excluded records old enough to be judged that were taken out
 */
public record ShareFigure(
    long numerator, long denominator, long unknown, long everyone, long pending, long excluded)
    implements Figure {

  /** The share, from 0 to 1. */
  public Optional<Double> value() {
    return of((double) numerator / denominator);
  }

  /** Wilson's interval at 95 %. */
  public Optional<Interval> interval() {
    return denominator == 0 ? Optional.empty() : of(Interval.wilson(numerator, denominator));
  }

  /** Between all unknown failed and all unknown succeeded. */
  public Optional<Bounds> bounds() {
    return denominator == 0
        ? Optional.empty()
        : Optional.of(
            new Bounds((double) numerator / everyone, (double) (numerator + unknown) / everyone));
  }

  private <T> Optional<T> of(T figure) {
    return denominator == 0 ? Optional.empty() : Optional.of(figure);
  }
}
