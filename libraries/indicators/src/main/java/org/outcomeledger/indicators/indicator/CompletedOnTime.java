package org.outcomeledger.indicators.indicator;

/** COM1: the share completed within the published length. */
public final class CompletedOnTime implements Share {
  private static final int ON_TIME = 100;
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
  public Standing standing(LearnerRecord record, Frame frame) {
    return completedBy(record, ON_TIME, frame.asOf());
  }

  /** Where a record stands when asked whether it was completed by so much of its length. */
  static Standing completedBy(LearnerRecord record, int percent, int asOf) {
    int last = record.dayAtPercent(percent);
    boolean mature = Days.mature(last, asOf);
    if (record.isExcluded()) {
      return mature ? Standing.EXCLUDED : Standing.OUTSIDE;
    }
    if (!mature) {
      return Standing.PENDING;
    }
    return record.completedOn() <= last ? Standing.NUMERATOR : Standing.OTHER;
  }
}
