package org.outcomeledger.impact.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.Immutable;
import org.outcomeledger.impact.report.Freezing.Frozen;
import org.outcomeledger.impact.report.FrozenDocument.Restated;

/**
 * A report as it is kept: what is said of its bytes, and when they were frozen. It never changes.
 * Who froze it is for the audit trail to tell.
 */
@Entity
@Immutable
@JsonPropertyOrder({"id", "title", "from", "to", "asOf", "previous", "frozenAt"})
public class Report {
  @Id @JsonProperty private String id;

  @JsonProperty private String title;

  @Column(name = "first_day")
  @JsonProperty
  @Schema(nullable = true)
  private LocalDate from;

  @Column(name = "last_day")
  @JsonProperty
  @Schema(nullable = true)
  private LocalDate to;

  @Column(name = "as_of")
  @JsonProperty
  private LocalDate asOf;

  @JsonProperty
  @Schema(nullable = true)
  private String previous;

  @Column(name = "frozen_by")
  @JsonIgnore
  private String frozenBy;

  @Column(name = "frozen_at")
  @JsonProperty
  private Instant frozenAt;

  /** For Hibernate only. */
  protected Report() {}

  Report(Frozen frozen, String frozenBy, Instant frozenAt) {
    this.id = FrozenDocument.sha256(frozen.document());
    this.title = frozen.entry().title();
    this.from = frozen.entry().from();
    this.to = frozen.entry().to();
    this.asOf = frozen.entry().asOf();
    this.previous = frozen.previous().map(Restated::sha256).orElse(null);
    this.frozenBy = frozenBy;
    this.frozenAt = frozenAt;
  }

  /** SHA-256 of its bytes. */
  public String id() {
    return id;
  }

  /** Who froze it. */
  public String frozenBy() {
    return frozenBy;
  }

  ReportEntry entry() {
    return new ReportEntry(title, from, to, asOf);
  }

  String previous() {
    return previous;
  }
}
