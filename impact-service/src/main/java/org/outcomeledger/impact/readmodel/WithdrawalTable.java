package org.outcomeledger.impact.readmodel;

import static java.util.Optional.ofNullable;
import static org.outcomeledger.impact.readmodel.Column.optional;
import static org.outcomeledger.impact.readmodel.Column.required;

import java.util.List;
import org.outcomeledger.event.EnrollmentId;
import org.outcomeledger.event.LearnerId;
import org.outcomeledger.event.LearnerWithdrew;
import org.outcomeledger.indicators.LedgerName;

final class WithdrawalTable {

  static final FactTable<LearnerWithdrew> TABLE =
      new FactTable<>(
          "withdrawal",
          LedgerName.ENROLLMENT,
          LearnerWithdrew.class,
          List.of(
              required("enrollment_id", SqlType.UUID, e -> e.enrollmentId().value()),
              required("withdrew_on", SqlType.DATE, LearnerWithdrew::on),
              optional("reason", SqlType.TEXT, LearnerWithdrew::reason)),
          WithdrawalTable::event);

  private WithdrawalTable() {}

  private static LearnerWithdrew event(LearnerId learner, Fields row) {
    return new LearnerWithdrew(
        new EnrollmentId(row.uuid()), learner, row.date(), ofNullable(row.text()));
  }
}
