package org.outcomeledger.event;

import java.time.LocalDate;

/**
 * Something beyond training took a learner out of it.
 *
 * @param proof what shows it, by the platform's own reference
 */
@WireType("enrollment-excluded.v1")
public record EnrollmentExcluded(
    EnrollmentId enrollmentId, LearnerId learner, LocalDate on, Reason reason, String proof)
    implements EnrollmentEvent {

  /** Why: the reasons for which CIRR lets a graduate out of the count, and one that does not. */
  public enum Reason {
    DIED(true),
    INCARCERATED(true),
    ACTIVE_DUTY(true),
    MEDICAL(false);

    private final boolean removes;

    Reason(boolean removes) {
      this.removes = removes;
    }

    /** Whether it ends the enrollment and takes it out of cohorts; otherwise it is only kept. */
    public boolean removes() {
      return removes;
    }
  }
}
