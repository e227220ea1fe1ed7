package org.outcomeledger.impact.report;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** The documents of a report, as they are served: kept apart, so that lists do not read them. */
@Entity
@Immutable
@Table(name = "report_bytes")
public class ReportBytes {
  @Id private String report;

  private byte[] document;

  private byte[] exact;

  /** For Hibernate only. */
  protected ReportBytes() {}

  ReportBytes(String report, byte[] document, byte[] exact) {
    this.report = report;
    this.document = document;
    this.exact = exact;
  }

  /** Of the report itself. */
  byte[] document() {
    return document;
  }

  /** Of its exact figures. */
  byte[] exact() {
    return exact;
  }
}
