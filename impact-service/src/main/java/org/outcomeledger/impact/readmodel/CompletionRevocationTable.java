package org.outcomeledger.impact.readmodel;

import static org.outcomeledger.impact.readmodel.Column.required;

import java.util.List;
import org.outcomeledger.event.CompletionRevoked;
import org.outcomeledger.event.EnrollmentId;
import org.outcomeledger.event.LearnerId;
import org.outcomeledger.indicators.LedgerName;

final class CompletionRevocationTable {

  static final FactTable<CompletionRevoked> TABLE =
      new FactTable<>(
          "completion_revocation",
          LedgerName.OUTCOME,
          CompletionRevoked.class,
          List.of(
              required("enrollment_id", SqlType.UUID, e -> e.enrollmentId().value()),
              required("revoked_on", SqlType.DATE, CompletionRevoked::on),
              required("reason", SqlType.TEXT, CompletionRevoked::reason)),
          CompletionRevocationTable::event);

  private CompletionRevocationTable() {}

  private static CompletionRevoked event(LearnerId learner, Fields row) {
    return new CompletionRevoked(new EnrollmentId(row.uuid()), learner, row.date(), row.text());
  }
}
