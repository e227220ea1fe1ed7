package org.outcomeledger.impact.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.Immutable;

/**
 * A draw that an auditor has committed to: they and the service have each chosen a part of the
 * seed, and told its hash. It never changes. Who the auditor is, is for the audit trail to tell.
 */
@Entity
@Immutable
@Table(name = "audit_sample")
@JsonPropertyOrder({
  "commitment",
  "report",
  "indicator",
  "counted",
  "uncounted",
  "companyCommitment",
  "committedAt"
})
public class AuditSample {
  @Id @JsonProperty private String commitment;

  @JsonProperty private String report;

  @JsonProperty private String indicator;

  @JsonProperty private int counted;

  @JsonProperty private int uncounted;

  @Column(name = "company_part")
  @JsonIgnore
  private byte[] companyPart;

  @Column(name = "committed_by")
  @JsonIgnore
  private String committedBy;

  @Column(name = "committed_at")
  @JsonProperty
  private Instant committedAt;

  /** For Hibernate only. */
  protected AuditSample() {}

  AuditSample(
      String report,
      SampleEntry entry,
      byte[] companyPart,
      String committedBy,
      Instant committedAt) {
    this.commitment = entry.commitment();
    this.report = report;
    this.indicator = entry.indicator();
    this.counted = entry.counted();
    this.uncounted = entry.uncounted();
    this.companyPart = companyPart;
    this.committedBy = committedBy;
    this.committedAt = committedAt;
  }

  /**
   * What {@link org.outcomeledger.format.SampleDraw#commitment} makes of the entry and the
   * auditor's part of the seed; no two samples have the same.
   */
  public String commitment() {
    return commitment;
  }

  /** SHA-256 of the company's part of the seed. */
  @JsonProperty
  @Schema(required = true)
  public String getCompanyCommitment() {
    return FrozenDocument.sha256(companyPart);
  }

  String report() {
    return report;
  }

  SampleEntry entry() {
    return new SampleEntry(indicator, counted, uncounted, commitment);
  }

  byte[] companyPart() {
    return companyPart;
  }

  String committedBy() {
    return committedBy;
  }

  Instant committedAt() {
    return committedAt;
  }
}
