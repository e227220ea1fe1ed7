package org.outcomeledger.indicators.disclosure;

/**
 * The thresholds of disclosure control.
 *
 * @param least how many records a cell must have, and how many hidden ones hold together
 * @param roundedTo counts become multiples of it
 * @param codedBelow up to which rounded denominator nobody, or everybody, is told in words only
 * @param amountStep medians of amounts become multiples of it
 * @param dayStep medians of days become multiples of it
 * @param curveStep how many days a step of a curve is long
 */
public record Policy(
    int least, int roundedTo, int codedBelow, int amountStep, int dayStep, int curveStep) {
  /** By which answers name the rules that these are the thresholds of. */
  public static final String NAME = "cell-key-1";

  /** The thresholds that indicators are published under, unless an operator sets others. */
  public static final Policy STANDARD = new Policy(20, 5, 40, 500, 10, 30);

  /** Why a cell is hidden: one reason, be it for its own sake or for another's. */
  public static final String HIDDEN = "hidden";

  /**
   * @throws IllegalArgumentException for thresholds that protect nobody
   */
  public Policy {
    require(roundedTo > 1, "Counts must be rounded to multiples of 2 at least");
    require(least >= 2 * roundedTo, "A cell must have at least twice what counts are rounded to");
    require(
        codedBelow >= least, "Nobody or everybody must be coded in all cells of the least size");
    require(amountStep > 0 && dayStep > 0 && curveStep > 0, "Every step must be above 0");
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  /** What is said of a share whose numerator is rounded to nobody. */
  public String fewest() {
    return "at-most-%d-percent".formatted(percent());
  }

  /** What is said of a share whose numerator is rounded to everybody. */
  public String most() {
    return "at-least-%d-percent".formatted(100 - percent());
  }

  /** The greatest share that can be rounded to nobody, in per cent, rounded up. */
  private int percent() {
    return Math.ceilDiv(100 * (roundedTo - 1), least);
  }
}
