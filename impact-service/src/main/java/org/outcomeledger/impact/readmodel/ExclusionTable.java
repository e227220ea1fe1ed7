package org.outcomeledger.impact.readmodel;

import static org.outcomeledger.impact.readmodel.Column.required;

import java.util.List;
import org.outcomeledger.event.EnrollmentExcluded;
import org.outcomeledger.event.EnrollmentId;
import org.outcomeledger.event.LearnerId;
import org.outcomeledger.indicators.LedgerName;

final class ExclusionTable {

  static final FactTable<EnrollmentExcluded> TABLE =
      new FactTable<>(
          "exclusion",
          LedgerName.ENROLLMENT,
          EnrollmentExcluded.class,
          List.of(
              required("enrollment_id", SqlType.UUID, e -> e.enrollmentId().value()),
              required("excluded_on", SqlType.DATE, EnrollmentExcluded::on),
              required("reason", SqlType.TEXT, e -> Fields.spelt(e.reason())),
              required("proof", SqlType.TEXT, EnrollmentExcluded::proof)),
          ExclusionTable::event);

  private ExclusionTable() {}

  private static EnrollmentExcluded event(LearnerId learner, Fields row) {
    return new EnrollmentExcluded(
        new EnrollmentId(row.uuid()),
        learner,
        row.date(),
        row.constant(EnrollmentExcluded.Reason.class),
        row.text());
  }
}
