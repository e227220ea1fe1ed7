package org.outcomeledger.outcome;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.outcomeledger.event.CompletionRevoked;
import org.outcomeledger.event.Contract;
import org.outcomeledger.event.EmploymentEnded;
import org.outcomeledger.event.EmploymentId;
import org.outcomeledger.event.EmploymentStarted;
import org.outcomeledger.event.EnrollmentId;
import org.outcomeledger.event.EventId;
import org.outcomeledger.event.EventReference;
import org.outcomeledger.event.EventRetracted;
import org.outcomeledger.event.Evidence;
import org.outcomeledger.event.EvidenceAttached;
import org.outcomeledger.event.FurtherStudyEnded;
import org.outcomeledger.event.FurtherStudyStarted;
import org.outcomeledger.event.InField;
import org.outcomeledger.event.LearnerId;
import org.outcomeledger.event.OutcomeEvent;
import org.outcomeledger.event.OutcomeSurveyed;
import org.outcomeledger.event.ProgrammeCompleted;
import org.outcomeledger.event.Situation;
import org.outcomeledger.event.StudyId;

/** What a platform may report of one learner. */
final class OutcomeReports {

  static final LearnerId LEARNER = new LearnerId(new UUID(0, 1));
  static final EnrollmentId ENROLLMENT = new EnrollmentId(new UUID(1, 1));
  static final EnrollmentId OTHER_ENROLLMENT = new EnrollmentId(new UUID(1, 2));
  static final EmploymentId JOB = new EmploymentId(new UUID(2, 1));
  static final EmploymentId OTHER_JOB = new EmploymentId(new UUID(2, 2));
  static final StudyId STUDY = new StudyId(new UUID(3, 1));

  private OutcomeReports() {}

  static OutcomeEvent completed(EnrollmentId id, String on) {
    return new ProgrammeCompleted(id, LEARNER, LocalDate.parse(on), Optional.empty());
  }

  static OutcomeEvent revoked(String on) {
    return new CompletionRevoked(ENROLLMENT, LEARNER, LocalDate.parse(on), "plagiarism");
  }

  static OutcomeEvent started(EmploymentId id, String on) {
    return new EmploymentStarted(
        id,
        LEARNER,
        ENROLLMENT,
        LocalDate.parse(on),
        Optional.empty(),
        Contract.PERMANENT,
        Optional.empty(),
        Optional.empty(),
        InField.YES,
        false,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static OutcomeEvent ended(EmploymentId id, String on) {
    return new EmploymentEnded(id, LEARNER, LocalDate.parse(on));
  }

  static OutcomeEvent evidence() {
    return new EvidenceAttached(
        JOB, LEARNER, Evidence.Kind.PAYSLIP, Optional.empty(), Optional.empty());
  }

  static OutcomeEvent studyStarted(String on) {
    return new FurtherStudyStarted(STUDY, LEARNER, LocalDate.parse(on));
  }

  static OutcomeEvent studyEnded(String on) {
    return new FurtherStudyEnded(STUDY, LEARNER, LocalDate.parse(on));
  }

  static OutcomeEvent surveyed() {
    return new OutcomeSurveyed(
        LEARNER,
        Optional.of(ENROLLMENT),
        LocalDate.parse("2026-05-21"),
        Situation.EMPLOYED,
        "e-survey");
  }

  static OutcomeEvent retracted(UUID event) {
    return new EventRetracted(LEARNER, new EventReference("lms", new EventId(event)), "wrong");
  }
}
