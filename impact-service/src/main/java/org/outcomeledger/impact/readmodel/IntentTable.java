package org.outcomeledger.impact.readmodel;

import static org.outcomeledger.impact.readmodel.Column.required;

import java.util.List;
import org.outcomeledger.event.EnrollmentId;
import org.outcomeledger.event.Intent;
import org.outcomeledger.event.IntentDeclared;
import org.outcomeledger.event.LearnerId;
import org.outcomeledger.indicators.LedgerName;

final class IntentTable {

  static final FactTable<IntentDeclared> TABLE =
      new FactTable<>(
          "intent",
          LedgerName.ENROLLMENT,
          IntentDeclared.class,
          List.of(
              required("enrollment_id", SqlType.UUID, e -> e.enrollmentId().value()),
              required("intent", SqlType.TEXT, e -> Fields.spelt(e.intent())),
              required("authorised_to_work", SqlType.BOOLEAN, IntentDeclared::authorisedToWork),
              required("declared_on", SqlType.DATE, IntentDeclared::declaredOn)),
          IntentTable::event);

  private IntentTable() {}

  private static IntentDeclared event(LearnerId learner, Fields row) {
    return new IntentDeclared(
        new EnrollmentId(row.uuid()), learner, row.constant(Intent.class), row.flag(), row.date());
  }
}
