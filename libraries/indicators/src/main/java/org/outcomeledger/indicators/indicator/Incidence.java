package org.outcomeledger.indicators.indicator;

import java.util.Optional;

/** How the share with an event grows from the reference day on: a curve. */
public non-sealed interface Incidence extends Indicator {

  /**
   * {@link Standing#NUMERATOR} for who is at risk on the reference day, {@link Standing#EXCLUDED}
   * or {@link Standing#OUTSIDE} for the others.
   */
  Standing standing(LearnerRecord record, Frame frame);

  /** Why who is not at risk is taken out. */
  Verdict exclusion(LearnerRecord record);

  /** What is said of who is at risk, as the strict curve has it. */
  Verdict outcome(TimeToEvent.Cause end);

  /**
   * Why a record stands where it does on the strict curve: {@link Standing#NUMERATOR} for who had
   * the event by asOf, {@link Standing#OTHER} for who else was at risk.
   */
  default Verdict verdict(LearnerRecord record, Frame frame) {
    return switch (standing(record, frame)) {
      case NUMERATOR -> outcome(strict(record, frame).cause());
      case EXCLUDED -> exclusion(record);
      case OTHER, UNKNOWN, UNKNOWN_LEFT_OUT, PENDING, OUTSIDE -> Verdict.OUTSIDE;
    };
  }

  /** What became of who is at risk, followed until asOf: the unknown had no event. */
  TimeToEvent strict(LearnerRecord record, Frame frame);

  /**
   * What became of who is at risk as long as anything was known of them; empty where there is the
   * strict curve only.
   */
  Optional<TimeToEvent> observed(LearnerRecord record, Frame frame);

  /** Whether there is nothing but the strict curve: no observed one, and no median among values. */
  boolean isStrictOnly();
}
