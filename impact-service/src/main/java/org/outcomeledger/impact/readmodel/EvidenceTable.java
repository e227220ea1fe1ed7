package org.outcomeledger.impact.readmodel;

import static java.util.Optional.ofNullable;
import static org.outcomeledger.impact.readmodel.Column.optional;
import static org.outcomeledger.impact.readmodel.Column.required;

import java.util.List;
import org.outcomeledger.event.EmploymentId;
import org.outcomeledger.event.Evidence;
import org.outcomeledger.event.EvidenceAttached;
import org.outcomeledger.event.LearnerId;
import org.outcomeledger.indicators.LedgerName;

final class EvidenceTable {

  static final FactTable<EvidenceAttached> TABLE =
      new FactTable<>(
          "evidence",
          LedgerName.OUTCOME,
          EvidenceAttached.class,
          List.of(
              required("employment_id", SqlType.UUID, e -> e.employmentId().value()),
              required("kind", SqlType.TEXT, e -> Fields.spelt(e.kind())),
              optional("sha256", SqlType.TEXT, EvidenceAttached::sha256),
              optional("issuer", SqlType.TEXT, EvidenceAttached::issuer)),
          EvidenceTable::event);

  private EvidenceTable() {}

  private static EvidenceAttached event(LearnerId learner, Fields row) {
    return new EvidenceAttached(
        new EmploymentId(row.uuid()),
        learner,
        row.constant(Evidence.Kind.class),
        ofNullable(row.text()),
        ofNullable(row.text()));
  }
}
