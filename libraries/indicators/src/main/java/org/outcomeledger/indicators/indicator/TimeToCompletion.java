package org.outcomeledger.indicators.indicator;

import static org.outcomeledger.indicators.indicator.Days.NEVER;

import java.util.Optional;

/** COM4: how the share that has completed grows from the start on. */
public final class TimeToCompletion implements Incidence {
  private static final Definition DEFINITION =
      Definition.of("COM4")
          .name("Completion over time")
          .pillar(Pillar.P1)
          .question("What share has completed by each day from the start on?")
          .numerator(
              "The cumulative incidence of completion by days from the start, withdrawal competing (dated"
                  + " before the start: day 0; a record that was completed did not withdraw). "
                  + Definition.REVOKED)
          .denominator("All records, from the start until asOf: a curve, strict only.")
          .exclusions(Definition.EXCLUDED + " " + Definition.REFUNDS)
          .window("A curve; asked for by curve, not by values. from and to bound the start.")
          .source("Aalen-Johansen")
          .version("1")
          .build();

  private static final Verdict COMPLETED =
      Verdict.of(
          Standing.NUMERATOR, "It was completed by asOf: {completion by days from the start}.");

  private static final Verdict WITHDREW =
      Verdict.of(Standing.OTHER, "It was not completed and withdrew: {withdrawal competing}.");

  private static final Verdict GOES_ON =
      Verdict.of(
          Standing.OTHER, "It neither was completed nor withdrew {from the start until asOf}.");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Standing standing(LearnerRecord record, Frame frame) {
    return record.isExcluded() ? Standing.EXCLUDED : Standing.NUMERATOR;
  }

  @Override
  public Verdict exclusion(LearnerRecord record) {
    return Verdict.EXCLUDED;
  }

  @Override
  public Verdict outcome(TimeToEvent.Cause end) {
    return switch (end) {
      case EVENT -> COMPLETED;
      case COMPETING -> WITHDREW;
      case CENSORED -> GOES_ON;
    };
  }

  @Override
  public TimeToEvent strict(LearnerRecord record, Frame frame) {
    if (record.completedOn() != NEVER) {
      return new TimeToEvent(record.completedOn() - record.start(), TimeToEvent.Cause.EVENT);
    }
    return record.withdrewOn() == NEVER
        ? new TimeToEvent(frame.asOf() - record.start(), TimeToEvent.Cause.CENSORED)
        : new TimeToEvent(
            Math.max(0, record.withdrewOn() - record.start()), TimeToEvent.Cause.COMPETING);
  }

  @Override
  public Optional<TimeToEvent> observed(LearnerRecord record, Frame frame) {
    return Optional.empty();
  }

  @Override
  public boolean isStrictOnly() {
    return true;
  }
}
