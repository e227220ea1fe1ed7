package org.outcomeledger.impact.readmodel;

import static org.outcomeledger.impact.readmodel.Column.required;

import java.util.List;
import org.outcomeledger.event.EnrollmentId;
import org.outcomeledger.event.EnrollmentResumed;
import org.outcomeledger.event.LearnerId;
import org.outcomeledger.indicators.LedgerName;

final class ResumptionTable {

  static final FactTable<EnrollmentResumed> TABLE =
      new FactTable<>(
          "resumption",
          LedgerName.ENROLLMENT,
          EnrollmentResumed.class,
          List.of(
              required("enrollment_id", SqlType.UUID, e -> e.enrollmentId().value()),
              required("resumed_on", SqlType.DATE, EnrollmentResumed::on)),
          ResumptionTable::event);

  private ResumptionTable() {}

  private static EnrollmentResumed event(LearnerId learner, Fields row) {
    return new EnrollmentResumed(new EnrollmentId(row.uuid()), learner, row.date());
  }
}
