package org.outcomeledger.impact.statistics;

/**
 * A confidence interval of a share.
 *
 * @param method how it was computed, as the API names it
 * @param level the share of such intervals that hold the true value
 * @param low the lower end, unrounded
 * @param high the upper end, unrounded
 */
public record Interval(String method, double level, double low, double high) {
  /** The 97.5 % point of the normal distribution. */
  private static final double Z = 1.959963984540054;

  /**
   * Wilson's score interval at 95 % (E. B. Wilson, Probable inference, the law of succession, and
   * statistical inference, JASA 22, 1927).
   *
   * @param numerator from 0 to {@code denominator}
   * @param denominator above 0: nothing out of nothing has no interval
   */
  public static Interval wilson(long numerator, long denominator) {
    double n = denominator;
    double p = numerator / n;
    double centre = p + Z * Z / (2 * n);
    double reach = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
    double scale = 1 + Z * Z / n;
    // At 0 and n the ends are 0 and 1 exactly; the sums miss them by a last digit.
    double low = numerator == 0 ? 0 : (centre - reach) / scale;
    double high = numerator == denominator ? 1 : (centre + reach) / scale;
    return new Interval("wilson", 0.95, low, high);
  }
}
