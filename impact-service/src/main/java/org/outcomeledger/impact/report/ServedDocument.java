package org.outcomeledger.impact.report;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** The document of a report without that of its exact figures, which is as large. */
@Entity
@Immutable
@Table(name = "report_bytes")
public class ServedDocument {
  @Id private String report;

  @Column(name = "document")
  private byte[] bytes;

  /** For Hibernate only. */
  protected ServedDocument() {}

  /** As they are served. */
  byte[] bytes() {
    return bytes;
  }
}
