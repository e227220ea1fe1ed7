package org.outcomeledger.impact.readmodel;

import static org.outcomeledger.impact.readmodel.Column.required;

import java.util.List;
import org.outcomeledger.event.EnrollmentId;
import org.outcomeledger.event.Intent;
import org.outcomeledger.event.IntentCorrected;
import org.outcomeledger.event.LearnerId;
import org.outcomeledger.indicators.LedgerName;

final class IntentCorrectionTable {

  static final FactTable<IntentCorrected> TABLE =
      new FactTable<>(
          "intent_correction",
          LedgerName.ENROLLMENT,
          IntentCorrected.class,
          List.of(
              required("enrollment_id", SqlType.UUID, e -> e.enrollmentId().value()),
              required("intent", SqlType.TEXT, e -> Fields.spelt(e.intent())),
              required("authorised_to_work", SqlType.BOOLEAN, IntentCorrected::authorisedToWork),
              required("declared_on", SqlType.DATE, IntentCorrected::declaredOn),
              required("proof", SqlType.TEXT, IntentCorrected::proof)),
          IntentCorrectionTable::event);

  private IntentCorrectionTable() {}

  private static IntentCorrected event(LearnerId learner, Fields row) {
    return new IntentCorrected(
        new EnrollmentId(row.uuid()),
        learner,
        row.constant(Intent.class),
        row.flag(),
        row.date(),
        row.text());
  }
}
