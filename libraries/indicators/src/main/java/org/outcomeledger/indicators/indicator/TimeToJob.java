package org.outcomeledger.indicators.indicator;

import static org.outcomeledger.indicators.indicator.Days.NEVER;

import java.util.Optional;
import org.outcomeledger.event.InField;

/** EMP8: how the share with a first in-field job grows from the completion on. */
public final class TimeToJob implements Incidence {
  private static final Definition DEFINITION =
      Definition.of("EMP8")
          .name("Time to the first in-field job")
          .pillar(Pillar.P2)
          .question(
              "What share of those who completed and want a job has begun an in-field job by each day from"
                  + " the completion on, and when has half of them?")
          .numerator(
              "The cumulative incidence of the first in-field job by days from the completion: an EMP1"
                  + " employment, but of any date; one already begun is an event on day 0. Competing: a"
                  + " further study, a durable job out of field, with evidence or without (one that still"
                  + " runs on day 0 then), an exclusion of any of its enrollments on or after the"
                  + " completion. On one day the in-field job goes first, then what competes. Of a job not"
                  + " known to be in field nothing follows. Value: the first day with an incidence of"
                  + " 1/2 or more.")
          .denominator(
              "Completed records, however recent. strict: followed until asOf, the unknown as not placed."
                  + " observed: who has neither event is followed until the last day that is known, the"
                  + " latest survey but unreachable or day of an employment or study; none: day 0.")
          .exclusions(
              Definition.OTHER_INTENT + " " + Definition.EXCLUDED + " " + Definition.REFUNDS)
          .window(
              "A curve, and its median by values, in days; nothing is pending. from and to bound the"
                  + " completion.")
          .source("Aalen-Johansen")
          .version("1")
          .build();

  private static final Verdict PLACED =
      Verdict.of(
          Standing.NUMERATOR,
          "There is {an EMP1 employment, but of any date; one already begun is an event on day 0}.");

  private static final Verdict COMPETING =
      Verdict.of(
          Standing.OTHER,
          "What competes came first: {a further study, a durable job out of field, with evidence or"
              + " without}, or an exclusion.");

  private static final Verdict NEITHER =
      Verdict.of(Standing.OTHER, "It {has neither event} until asOf: {the unknown as not placed}.");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Reference reference() {
    return Reference.COMPLETION;
  }

  @Override
  public Standing standing(LearnerRecord record, Frame frame) {
    if (record.completedOn() == NEVER) {
      return Standing.OUTSIDE;
    }
    return record.wantsNewJob() && !record.isExcluded() ? Standing.NUMERATOR : Standing.EXCLUDED;
  }

  @Override
  public Verdict exclusion(LearnerRecord record) {
    return record.isExcluded() ? Verdict.EXCLUDED : Verdict.OTHER_INTENT;
  }

  @Override
  public Verdict outcome(TimeToEvent.Cause end) {
    return switch (end) {
      case EVENT -> PLACED;
      case COMPETING -> COMPETING;
      case CENSORED -> NEITHER;
    };
  }

  @Override
  public TimeToEvent strict(LearnerRecord record, Frame frame) {
    return fate(record, frame.asOf());
  }

  @Override
  public Optional<TimeToEvent> observed(LearnerRecord record, Frame frame) {
    return Optional.of(fate(record, Math.max(record.completedOn(), record.lastKnown())));
  }

  @Override
  public boolean isStrictOnly() {
    return false;
  }

  private static TimeToEvent fate(LearnerRecord record, int end) {
    int placed = placedOn(record);
    int competing = competingOn(record);
    if (placed != NEVER && placed <= competing) {
      return new TimeToEvent(placed - record.completedOn(), TimeToEvent.Cause.EVENT);
    }
    return competing == NEVER
        ? new TimeToEvent(end - record.completedOn(), TimeToEvent.Cause.CENSORED)
        : new TimeToEvent(competing - record.completedOn(), TimeToEvent.Cause.COMPETING);
  }

  private static int placedOn(LearnerRecord record) {
    Employments all = record.employments();
    int first = NEVER;
    for (int employment = 0; employment < all.size(); employment++) {
      if (Placement.isOne(all, employment, NEVER)) {
        first = Math.min(first, Math.max(all.from(employment), record.completedOn()));
      }
    }
    return first;
  }

  private static int competingOn(LearnerRecord record) {
    int completed = record.completedOn();
    Employments all = record.employments();
    int first = Math.min(record.studiesFrom(completed), record.unableFrom());
    for (int employment = 0; employment < all.size(); employment++) {
      if (all.countsBy(employment, NEVER)
          && all.inField(employment) == InField.NO
          && all.isDurable(employment)) {
        first = Math.min(first, Math.max(all.from(employment), completed));
      }
    }
    return first;
  }
}
