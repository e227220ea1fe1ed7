package org.outcomeledger.impact.readmodel;

import static org.outcomeledger.impact.readmodel.Column.required;

import java.util.List;
import org.outcomeledger.event.EnrollmentId;
import org.outcomeledger.event.EnrollmentSuspended;
import org.outcomeledger.event.LearnerId;
import org.outcomeledger.indicators.LedgerName;

final class SuspensionTable {

  static final FactTable<EnrollmentSuspended> TABLE =
      new FactTable<>(
          "suspension",
          LedgerName.ENROLLMENT,
          EnrollmentSuspended.class,
          List.of(
              required("enrollment_id", SqlType.UUID, e -> e.enrollmentId().value()),
              required("suspended_on", SqlType.DATE, EnrollmentSuspended::on)),
          SuspensionTable::event);

  private SuspensionTable() {}

  private static EnrollmentSuspended event(LearnerId learner, Fields row) {
    return new EnrollmentSuspended(new EnrollmentId(row.uuid()), learner, row.date());
  }
}
