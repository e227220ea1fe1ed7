package org.outcomeledger.indicators.statistics;

/**
 * A confidence interval at 95 %. The ends are in the unit of what is estimated (a share from 0 to
 * 1, a difference of shares from -1 to 1, the unit of the values for a median), unrounded.
 *
 * @param method how it was computed, as the API names it
 * @param level the share of such intervals that hold the true value
 * @param low the lower end, never above the estimate
 * @param high the upper end, never below it
 */
public record Interval(String method, double level, double low, double high) {
  static final double LEVEL = 0.95;

  /** The 97.5 % point of the normal distribution. */
  private static final double Z = 1.959963984540054;

  /**
   * Wilson's score interval of a share (E. B. Wilson, Probable inference, the law of succession,
   * and statistical inference, JASA 22, 1927).
   *
   * @param numerator from 0 to {@code denominator}
   * @param denominator above 0: nothing out of nothing has no interval
   * @throws IllegalArgumentException for counts that are no share
   */
  public static Interval wilson(long numerator, long denominator) {
    double n = denominator;
    double p = share(numerator, denominator);
    double centre = p + Z * Z / (2 * n);
    double reach = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
    double scale = 1 + Z * Z / n;
    // At 0 and n the ends are 0 and 1 exactly; the sums miss them by a last digit.
    double low = numerator == 0 ? 0 : (centre - reach) / scale;
    double high = numerator == denominator ? 1 : (centre + reach) / scale;
    return new Interval("wilson", LEVEL, low, high);
  }

  /**
   * The hybrid score interval of a difference of two independent shares, the first less the second,
   * made of Wilson's intervals of the two (R. G. Newcombe, Interval estimation for the difference
   * between independent proportions: comparison of eleven methods, Statistics in Medicine 17, 1998,
   * method 10).
   *
   * @param numerator1 of the first share, from 0 to {@code denominator1}
   * @param denominator1 above 0
   * @param numerator2 of the second share, from 0 to {@code denominator2}
   * @param denominator2 above 0
   * @throws IllegalArgumentException for counts that are no share
   */
  public static Interval newcombe(
      long numerator1, long denominator1, long numerator2, long denominator2) {
    double first = share(numerator1, denominator1);
    double second = share(numerator2, denominator2);
    Interval ofFirst = wilson(numerator1, denominator1);
    Interval ofSecond = wilson(numerator2, denominator2);
    double down = Math.hypot(first - ofFirst.low, ofSecond.high - second);
    double up = Math.hypot(ofFirst.high - first, second - ofSecond.low);
    double difference = first - second;
    return new Interval("newcombe", LEVEL, difference - down, difference + up);
  }

  /**
   * The interval of an estimated probability that is symmetric on the scale of log(-log), so that
   * it stays between 0 and 1 (for an incidence: J. B. Choudhury, Non-parametric confidence interval
   * estimation for competing risks analysis, Statistics in Medicine 21, 2002).
   *
   * @param probability between 0 and 1, and neither: there the scale has no end
   */
  static Interval logLog(double probability, double standardError) {
    double reach = Z * standardError / -(probability * Math.log(probability));
    // A number between 0 and 1 is the smaller the greater its exponent.
    double low = Math.pow(probability, Math.exp(reach));
    double high = Math.pow(probability, Math.exp(-reach));
    return new Interval("log(-log)", LEVEL, low, high);
  }

  private static double share(long numerator, long denominator) {
    if (numerator < 0 || denominator < 1 || numerator > denominator) {
      throw new IllegalArgumentException(
          "A share needs a denominator above 0 and a numerator from 0 up to it");
    }
    return (double) numerator / denominator;
  }
}
