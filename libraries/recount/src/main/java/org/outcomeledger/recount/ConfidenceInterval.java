package org.outcomeledger.recount;

/** A 95 % interval, unrounded. */
public record ConfidenceInterval(double low, double high) {
  /** "z = 1.959963984540054" */
  private static final double Z = 1.959963984540054;

  /**
   * "Wilson: (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n)"; at 0 and n an end is 0 and 1
   * exactly, which rounded terms miss.
   */
  public static ConfidenceInterval wilson(long numerator, long denominator) {
    double n = denominator;
    double p = numerator / n;
    double middle = p + Z * Z / (2 * n);
    double reach = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
    double scale = 1 + Z * Z / n;
    return new ConfidenceInterval(
        numerator == 0 ? 0 : (middle - reach) / scale,
        numerator == denominator ? 1 : (middle + reach) / scale);
  }

  /**
   * "Newcombe, d = p₁ − p₂: low d − √((p₁−l₁)² + (u₂−p₂)²), high d + √((u₁−p₁)² + (p₂−l₂)²)", l and
   * u being Wilson's ends.
   */
  public static ConfidenceInterval newcombe(
      double p1, ConfidenceInterval wilson1, double p2, ConfidenceInterval wilson2) {
    double d = p1 - p2;
    return new ConfidenceInterval(
        d - Math.sqrt(square(p1 - wilson1.low) + square(wilson2.high - p2)),
        d + Math.sqrt(square(wilson1.high - p1) + square(p2 - wilson2.low)));
  }

  /** Of an incidence: "F^exp(±z·SE/(F·ln F))", for an F between 0 and 1. */
  static ConfidenceInterval ofIncidence(double incidence, double standardError) {
    double reach = Z * standardError / (incidence * Math.log(incidence));
    // The logarithm is negative, so that the first exponent is the greater, and its power the less.
    return new ConfidenceInterval(
        Math.pow(incidence, Math.exp(-reach)), Math.pow(incidence, Math.exp(reach)));
  }

  private static double square(double x) {
    return x * x;
  }
}
