package org.outcomeledger.impact.readmodel;

import static org.outcomeledger.impact.readmodel.Column.required;

import java.util.List;
import org.outcomeledger.event.EnrollmentId;
import org.outcomeledger.event.LearnerId;
import org.outcomeledger.event.LearnerTransferred;
import org.outcomeledger.indicators.LedgerName;

final class TransferTable {

  static final FactTable<LearnerTransferred> TABLE =
      new FactTable<>(
          "transfer",
          LedgerName.ENROLLMENT,
          LearnerTransferred.class,
          List.of(
              required("enrollment_id", SqlType.UUID, e -> e.enrollmentId().value()),
              required("transferred_on", SqlType.DATE, LearnerTransferred::on),
              required("to_programme", SqlType.TEXT, LearnerTransferred::toProgramme)),
          TransferTable::event);

  private TransferTable() {}

  private static LearnerTransferred event(LearnerId learner, Fields row) {
    return new LearnerTransferred(new EnrollmentId(row.uuid()), learner, row.date(), row.text());
  }
}
