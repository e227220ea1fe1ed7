package org.outcomeledger.impact.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.Immutable;

/** What became of a report, once and for good. Who did it is for the audit trail to tell. */
@Entity
@Immutable
@Table(name = "report_step")
@JsonPropertyOrder({"step", "at", "reason"})
public class ReportStep {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  @JsonIgnore
  private Long id;

  @JsonIgnore private String report;

  @JsonProperty
  @Schema(enumeration = {"published", "restated", "withdrawn"})
  private String step;

  @JsonProperty
  @Schema(nullable = true)
  private String reason;

  @Column(name = "done_by")
  @JsonIgnore
  private String doneBy;

  @Column(name = "done_at")
  @JsonProperty("at")
  private Instant doneAt;

  /** For Hibernate only. */
  protected ReportStep() {}

  ReportStep(String report, ReportState to, String reason, String doneBy, Instant doneAt) {
    this.report = report;
    this.step = to.text();
    this.reason = reason;
    this.doneBy = doneBy;
    this.doneAt = doneAt;
  }

  String report() {
    return report;
  }

  ReportState state() {
    return ReportState.of(step);
  }

  Instant doneAt() {
    return doneAt;
  }

  /** Why; null where nobody had to say. */
  String reason() {
    return reason;
  }

  public String doneBy() {
    return doneBy;
  }
}
