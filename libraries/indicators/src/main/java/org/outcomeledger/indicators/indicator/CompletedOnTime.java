package org.outcomeledger.indicators.indicator;

/** COM1: the share completed within the published length. */
public final class CompletedOnTime implements Share {
  private static final int ON_TIME = 100;
  private static final Outcomes OUTCOMES = new Outcomes(ON_TIME);
  private static final Definition DEFINITION =
      Definition.of("COM1")
          .name("Completed on time")
          .pillar(Pillar.P1)
          .question("What share of records was completed within the published length?")
          .numerator(
              "Records completed on or before start + 100 % of the published length. "
                  + Definition.REVOKED)
          .denominator(
              "All records whose start + 100 % of the length + 30 days is on or before asOf.")
          .exclusions(Definition.EXCLUDED + " " + Definition.REFUNDS + " Who withdrew stays in.")
          .window(
              "100 % of the published length, and 30 days for the news; pending until then, also where"
                  + " already completed.")
          .source("CIRR, BPPE")
          .version("1")
          .build();

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Verdict verdict(LearnerRecord record, Frame frame) {
    return completedBy(record, OUTCOMES, frame.asOf());
  }

  /** What may have become of a record by so many percent of its length. */
  record Outcomes(int percent, Verdict inTime, Verdict late, Verdict never) {
    Outcomes(int percent) {
      this(
          percent,
          Verdict.of(
              Standing.NUMERATOR, "It was {completed on or before %s}.".formatted(of(percent))),
          Verdict.of(
              Standing.OTHER,
              "It was completed, but not {on or before %s}.".formatted(of(percent))),
          Verdict.of(
              Standing.OTHER,
              "It was not {completed on or before %s}, nor later by asOf.".formatted(of(percent))));
    }

    private static String of(int percent) {
      return "start + " + percent + " % of the published length";
    }
  }

  /** Where a record stands when asked whether it was completed by so much of its length. */
  static Verdict completedBy(LearnerRecord record, Outcomes outcomes, int asOf) {
    int last = record.dayAtPercent(outcomes.percent());
    boolean mature = Days.mature(last, asOf);
    if (record.isExcluded()) {
      return mature ? Verdict.EXCLUDED : Verdict.OUTSIDE;
    }
    if (!mature) {
      return Verdict.PENDING;
    }
    if (record.completedOn() == Days.NEVER) {
      return outcomes.never();
    }
    return record.completedOn() <= last ? outcomes.inTime() : outcomes.late();
  }
}
