package org.outcomeledger.indicators.indicator;

import java.time.LocalDate;
import org.outcomeledger.indicators.IllegalQuestion.InvalidParameter;

/** COM3: the share of running records that was given up in a period. */
public final class Dropout implements Share {
  private static final int MONTHS = 12;
  private static final Definition DEFINITION =
      Definition.of("COM3")
          .name("Dropout")
          .pillar(Pillar.P1)
          .question(
              "What share of the records that ran at the beginning of a period was given up in it?")
          .numerator("Those of the denominator that withdrew after from, on or before to.")
          .denominator(
              "Records that ran at the end of from: started, and on that day neither withdrawn,"
                  + " completed, excluded, nor past 150 % of the published length. The suspended stay.")
          .exclusions(
              "Records that ran then but for an exclusion by then: at least one of their enrollments was"
                  + " excluded and each of the others was or withdrew, all before any completion, because"
                  + " the learner had died, was incarcerated or on active duty. Who was excluded later in"
                  + " the period stays in. "
                  + Definition.REFUNDS
                  + " A record that was completed did not withdraw.")
          .window(
              "from and to are the period, not the cohort: to defaults to asOf, from to 12 months before"
                  + " to. History is looked at up to the earlier of to and asOf; nothing is pending.")
          .source("IRIS+ PI9910")
          .version("1")
          .build();

  private static final Verdict WITHDREW =
      Verdict.of(Standing.NUMERATOR, "It {withdrew after from, on or before to}.");

  private static final Verdict WENT_ON =
      Verdict.of(
          Standing.OTHER,
          "It {ran at the end of from}, and did not do what is counted: {withdrew after from, on or"
              + " before to}.");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Frame frame(Span span) {
    LocalDate to = span.to().orElse(span.asOf());
    LocalDate from = span.from().orElse(to.minusMonths(MONTHS));
    LocalDate last = to.isBefore(span.asOf()) ? to : span.asOf();
    if (from.isAfter(last)) {
      throw new InvalidParameter(
          "The period of COM3 begins on %s, after its history ends on %s: ask for an earlier from."
              .formatted(from, last));
    }
    return Frame.ofPeriod(from, last, last);
  }

  @Override
  public Verdict verdict(LearnerRecord record, Frame frame) {
    if (!record.wouldRunOn(frame.from())) {
      return Verdict.OUTSIDE;
    }
    if (!record.runningOn(frame.from())) {
      return Verdict.EXCLUDED;
    }
    return record.withdrewOn() <= frame.to() ? WITHDREW : WENT_ON;
  }
}
