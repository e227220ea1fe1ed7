package org.outcomeledger.benchmark;

/**
 * What was to be reached, beside what was.
 *
 * @param measured as it is read, with its unit
 */
public record Aim(String measure, String aim, String measured, boolean met) {

  /** At least so much. */
  public static Aim atLeast(String measure, double aim, String unit, double measured) {
    return new Aim(measure, shown(aim, unit), shown(measured, unit), measured >= aim);
  }

  /** At most so much. */
  public static Aim atMost(String measure, double aim, String unit, double measured) {
    return new Aim(measure, "at most " + shown(aim, unit), shown(measured, unit), measured <= aim);
  }

  private static String shown(double value, String unit) {
    return (value < 100 ? "%,.1f %s" : "%,.0f %s").formatted(value, unit);
  }

  String markdown() {
    return "| %s | %s | %s | %s |\n".formatted(measure, aim, measured, met ? "met" : "**missed**");
  }
}
