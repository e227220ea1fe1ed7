package org.outcomeledger.impact.readmodel;

import static java.util.Optional.ofNullable;
import static org.outcomeledger.impact.readmodel.Column.optional;
import static org.outcomeledger.impact.readmodel.Column.required;

import java.util.List;
import org.outcomeledger.event.EnrollmentId;
import org.outcomeledger.event.LearnerId;
import org.outcomeledger.event.OutcomeSurveyed;
import org.outcomeledger.event.Situation;
import org.outcomeledger.indicators.LedgerName;

final class SurveyTable {

  static final FactTable<OutcomeSurveyed> TABLE =
      new FactTable<>(
          "survey",
          LedgerName.OUTCOME,
          OutcomeSurveyed.class,
          List.of(
              optional(
                  "enrollment_id", SqlType.UUID, e -> e.enrollmentId().map(EnrollmentId::value)),
              required("as_of", SqlType.DATE, OutcomeSurveyed::asOf),
              required("situation", SqlType.TEXT, e -> Fields.spelt(e.situation())),
              required("channel", SqlType.TEXT, OutcomeSurveyed::channel)),
          SurveyTable::event);

  private SurveyTable() {}

  private static OutcomeSurveyed event(LearnerId learner, Fields row) {
    return new OutcomeSurveyed(
        learner,
        ofNullable(row.uuid()).map(EnrollmentId::new),
        row.date(),
        row.constant(Situation.class),
        row.text());
  }
}
