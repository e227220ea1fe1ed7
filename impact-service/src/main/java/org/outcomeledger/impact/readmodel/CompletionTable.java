package org.outcomeledger.impact.readmodel;

import static java.util.Optional.ofNullable;
import static org.outcomeledger.impact.readmodel.Column.optional;
import static org.outcomeledger.impact.readmodel.Column.required;

import java.util.List;
import org.outcomeledger.event.EnrollmentId;
import org.outcomeledger.event.LearnerId;
import org.outcomeledger.event.ProgrammeCompleted;
import org.outcomeledger.indicators.LedgerName;

final class CompletionTable {

  static final FactTable<ProgrammeCompleted> TABLE =
      new FactTable<>(
          "completion",
          LedgerName.OUTCOME,
          ProgrammeCompleted.class,
          List.of(
              required("enrollment_id", SqlType.UUID, e -> e.enrollmentId().value()),
              required("completed_on", SqlType.DATE, ProgrammeCompleted::completedOn),
              optional("certificate", SqlType.TEXT, ProgrammeCompleted::certificate)),
          CompletionTable::event);

  private CompletionTable() {}

  private static ProgrammeCompleted event(LearnerId learner, Fields row) {
    return new ProgrammeCompleted(
        new EnrollmentId(row.uuid()), learner, row.date(), ofNullable(row.text()));
  }
}
