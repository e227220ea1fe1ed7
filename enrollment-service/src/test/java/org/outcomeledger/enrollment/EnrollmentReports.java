package org.outcomeledger.enrollment;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.outcomeledger.event.Answer;
import org.outcomeledger.event.EnrollmentEvent;
import org.outcomeledger.event.EnrollmentExcluded;
import org.outcomeledger.event.EnrollmentId;
import org.outcomeledger.event.EnrollmentResumed;
import org.outcomeledger.event.EnrollmentSuspended;
import org.outcomeledger.event.EventId;
import org.outcomeledger.event.EventReference;
import org.outcomeledger.event.EventRetracted;
import org.outcomeledger.event.Intent;
import org.outcomeledger.event.IntentCorrected;
import org.outcomeledger.event.IntentDeclared;
import org.outcomeledger.event.LearnerEnrolled;
import org.outcomeledger.event.LearnerId;
import org.outcomeledger.event.LearnerTransferred;
import org.outcomeledger.event.LearnerWithdrew;
import org.outcomeledger.event.Profile;
import org.outcomeledger.event.ProfileAttribute;
import org.outcomeledger.event.ProfileDeclared;
import org.outcomeledger.event.ProfileWithdrawn;
import org.outcomeledger.event.Programme;

/** What a platform may report of one learner. */
final class EnrollmentReports {

  static final LearnerId LEARNER = new LearnerId(new UUID(0, 1));
  static final EnrollmentId FIRST = new EnrollmentId(new UUID(1, 1));
  static final EnrollmentId OTHER = new EnrollmentId(new UUID(1, 2));

  private EnrollmentReports() {}

  static EnrollmentEvent enrolled(EnrollmentId id, String start) {
    return new LearnerEnrolled(
        id,
        LEARNER,
        new Programme("data-analyst", Optional.empty(), Optional.empty(), 270),
        LocalDate.parse(start),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static EnrollmentEvent declared(EnrollmentId id) {
    return new IntentDeclared(id, LEARNER, Intent.NEW_JOB, true, LocalDate.parse("2025-03-04"));
  }

  static EnrollmentEvent corrected(EnrollmentId id) {
    return new IntentCorrected(
        id, LEARNER, Intent.KEEP_JOB, true, LocalDate.parse("2025-03-05"), "form-7");
  }

  static EnrollmentEvent suspended(EnrollmentId id, String on) {
    return new EnrollmentSuspended(id, LEARNER, LocalDate.parse(on));
  }

  static EnrollmentEvent resumed(EnrollmentId id, String on) {
    return new EnrollmentResumed(id, LEARNER, LocalDate.parse(on));
  }

  static EnrollmentEvent transferred(EnrollmentId id, String on) {
    return new LearnerTransferred(id, LEARNER, LocalDate.parse(on), "data-scientist");
  }

  static EnrollmentEvent withdrew(EnrollmentId id, String on) {
    return new LearnerWithdrew(id, LEARNER, LocalDate.parse(on), Optional.empty());
  }

  static EnrollmentEvent excluded(EnrollmentId id, String on, EnrollmentExcluded.Reason reason) {
    return new EnrollmentExcluded(id, LEARNER, LocalDate.parse(on), reason, "order-9");
  }

  static EnrollmentEvent retracted(UUID event) {
    return new EventRetracted(LEARNER, new EventReference("lms", new EventId(event)), "wrong");
  }

  static EnrollmentEvent profileWithdrawn(ProfileAttribute attribute) {
    return new ProfileWithdrawn(LEARNER, Set.of(attribute));
  }

  /** A profile that tells the gender, and nothing else. */
  static EnrollmentEvent gender(String gender) {
    return new ProfileDeclared(
        LEARNER,
        LocalDate.parse("2025-03-03"),
        new Profile(
            Optional.of(Answer.of(gender)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }
}
