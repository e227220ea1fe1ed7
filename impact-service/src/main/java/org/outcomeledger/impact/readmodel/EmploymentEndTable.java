package org.outcomeledger.impact.readmodel;

import static org.outcomeledger.impact.readmodel.Column.required;

import java.util.List;
import org.outcomeledger.event.EmploymentEnded;
import org.outcomeledger.event.EmploymentId;
import org.outcomeledger.event.LearnerId;
import org.outcomeledger.indicators.LedgerName;

final class EmploymentEndTable {

  static final FactTable<EmploymentEnded> TABLE =
      new FactTable<>(
          "employment_end",
          LedgerName.OUTCOME,
          EmploymentEnded.class,
          List.of(
              required("employment_id", SqlType.UUID, e -> e.employmentId().value()),
              required("ended_on", SqlType.DATE, EmploymentEnded::endedOn)),
          EmploymentEndTable::event);

  private EmploymentEndTable() {}

  private static EmploymentEnded event(LearnerId learner, Fields row) {
    return new EmploymentEnded(new EmploymentId(row.uuid()), learner, row.date());
  }
}
