package org.outcomeledger.impact.readmodel;

import static java.util.Optional.ofNullable;
import static org.outcomeledger.impact.readmodel.Column.optional;
import static org.outcomeledger.impact.readmodel.Column.required;

import java.util.List;
import org.outcomeledger.event.EnrollmentId;
import org.outcomeledger.event.LearnerEnrolled;
import org.outcomeledger.event.LearnerId;
import org.outcomeledger.event.Programme;
import org.outcomeledger.indicators.LedgerName;

final class EnrollmentTable {

  static final FactTable<LearnerEnrolled> TABLE =
      new FactTable<>(
          "enrollment",
          LedgerName.ENROLLMENT,
          LearnerEnrolled.class,
          List.of(
              required("enrollment_id", SqlType.UUID, e -> e.enrollmentId().value()),
              required("programme_id", SqlType.TEXT, e -> e.programme().id()),
              optional("programme_name", SqlType.TEXT, e -> e.programme().name()),
              optional("certification", SqlType.TEXT, e -> e.programme().certification()),
              required(
                  "published_length_days",
                  SqlType.INTEGER,
                  e -> e.programme().publishedLengthDays()),
              required("started_on", SqlType.DATE, LearnerEnrolled::startedOn),
              optional("refund_deadline", SqlType.DATE, LearnerEnrolled::refundDeadline),
              optional("delivery_mode", SqlType.TEXT, LearnerEnrolled::deliveryMode),
              optional("funding", SqlType.TEXT, LearnerEnrolled::funding)),
          EnrollmentTable::event);

  private EnrollmentTable() {}

  private static LearnerEnrolled event(LearnerId learner, Fields row) {
    return new LearnerEnrolled(
        new EnrollmentId(row.uuid()),
        learner,
        new Programme(row.text(), ofNullable(row.text()), ofNullable(row.text()), row.integer()),
        row.date(),
        ofNullable(row.date()),
        ofNullable(row.text()),
        ofNullable(row.text()));
  }
}
