package org.outcomeledger.indicators.indicator;

/** COM2: the share completed within 150 % of the published length. */
public final class CompletedWithinHalfMore implements Share {
  private static final CompletedOnTime.Outcomes OUTCOMES = new CompletedOnTime.Outcomes(150);
  private static final Definition DEFINITION =
      Definition.of("COM2")
          .name("Completed within 150 %")
          .pillar(Pillar.P1)
          .question(
              "What share of records was completed within one and a half times the published length?")
          .numerator(
              "Records completed on or before start + 150 % of the published length, in whole days,"
                  + " rounded down. "
                  + Definition.REVOKED)
          .denominator(
              "All records whose start + 150 % of the length + 30 days is on or before asOf.")
          .exclusions(Definition.EXCLUDED + " " + Definition.REFUNDS + " Who withdrew stays in.")
          .window(
              "150 % of the published length, and 30 days for the news; pending until then, also where"
                  + " already completed. Never shown instead of COM1.")
          .source("CIRR")
          .version("1")
          .build();

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Verdict verdict(LearnerRecord record, Frame frame) {
    return CompletedOnTime.completedBy(record, OUTCOMES, frame.asOf());
  }
}
