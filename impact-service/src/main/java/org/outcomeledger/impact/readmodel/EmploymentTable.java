package org.outcomeledger.impact.readmodel;

import static java.util.Optional.ofNullable;
import static org.outcomeledger.impact.readmodel.Column.optional;
import static org.outcomeledger.impact.readmodel.Column.required;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.outcomeledger.event.Contract;
import org.outcomeledger.event.EmploymentId;
import org.outcomeledger.event.EmploymentStarted;
import org.outcomeledger.event.EnrollmentId;
import org.outcomeledger.event.Evidence;
import org.outcomeledger.event.InField;
import org.outcomeledger.event.LearnerId;
import org.outcomeledger.indicators.LedgerName;

final class EmploymentTable {

  private static final List<Column<EmploymentStarted>> JOB =
      List.of(
          required("employment_id", SqlType.UUID, e -> e.employmentId().value()),
          required("enrollment_id", SqlType.UUID, e -> e.enrollmentId().value()),
          required("started_on", SqlType.DATE, EmploymentStarted::startedOn),
          optional("offer_accepted_on", SqlType.DATE, EmploymentStarted::offerAcceptedOn),
          required("contract", SqlType.TEXT, e -> Fields.spelt(e.contract())),
          optional("expected_months", SqlType.INTEGER, EmploymentStarted::expectedMonths),
          optional("weekly_hours", SqlType.DOUBLE, EmploymentStarted::weeklyHours),
          required("in_field", SqlType.TEXT, e -> Fields.spelt(e.inField())),
          required("hired_by_provider", SqlType.BOOLEAN, EmploymentStarted::hiredByProvider),
          required(
              "existed_before_training", SqlType.BOOLEAN, EmploymentStarted::existedBeforeTraining),
          optional("employer_ref", SqlType.TEXT, EmploymentStarted::employerRef),
          optional("country", SqlType.TEXT, EmploymentStarted::country));

  private static final List<Column<EmploymentStarted>> EVIDENCE =
      List.of(
          optional(
              "evidence_kind",
              SqlType.TEXT,
              e -> e.evidence().map(Evidence::kind).map(Fields::spelt)),
          optional("evidence_sha256", SqlType.TEXT, e -> e.evidence().flatMap(Evidence::sha256)),
          optional("evidence_issuer", SqlType.TEXT, e -> e.evidence().flatMap(Evidence::issuer)));

  static final FactTable<EmploymentStarted> TABLE =
      new FactTable<>(
          "employment",
          LedgerName.OUTCOME,
          EmploymentStarted.class,
          Stream.of(JOB, SalaryColumns.of("salary", EmploymentStarted::salary), EVIDENCE)
              .flatMap(List::stream)
              .toList(),
          EmploymentTable::event);

  private EmploymentTable() {}

  private static EmploymentStarted event(LearnerId learner, Fields row) {
    return new EmploymentStarted(
        new EmploymentId(row.uuid()),
        learner,
        new EnrollmentId(row.uuid()),
        row.date(),
        ofNullable(row.date()),
        row.constant(Contract.class),
        ofNullable(row.integerOrNull()),
        ofNullable(row.decimal()),
        row.constant(InField.class),
        row.flag(),
        row.flag(),
        ofNullable(row.text()),
        ofNullable(row.text()),
        ofNullable(SalaryColumns.read(row)),
        evidence(row));
  }

  private static Optional<Evidence> evidence(Fields row) {
    Evidence.Kind kind = row.constant(Evidence.Kind.class);
    Evidence evidence = new Evidence(kind, ofNullable(row.text()), ofNullable(row.text()));
    return kind == null ? Optional.empty() : Optional.of(evidence);
  }
}
