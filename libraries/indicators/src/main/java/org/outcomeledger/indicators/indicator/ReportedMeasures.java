package org.outcomeledger.indicators.indicator;

/**
 * MSR: what no record says, and people enter with a document. In the catalogue for its definition
 * only: there is nothing to count, so it is no {@link Indicator}.
 */
public final class ReportedMeasures {
  /** What it means, in words. */
  public static final Definition DEFINITION =
      Definition.of("MSR")
          .name("Reported measures")
          .pillar(Pillar.P4)
          .question(
              "What does the company report of itself, such as kgCO2e per learner-hour, and by which"
                  + " document?")
          .numerator(
              "The value as it was entered, in the unit that the row names: for each measure and"
                  + " period, the version entered last.")
          .denominator(
              "None. The figure is not counted here: the row names the document that shows it, its"
                  + " SHA-256, who entered it and when.")
          .exclusions("None.")
          .window(
              "The period that was entered. from and to bound its last day, which is on or before asOf;"
                  + " a correction applies at every asOf.")
          .source("The document that the row names")
          .version("1")
          .build();

  private ReportedMeasures() {}
}
