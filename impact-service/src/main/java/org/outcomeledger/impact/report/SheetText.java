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

/**
 * What a person wrote on a report's mission sheet, in one version. It never changes. Who wrote it
 * is for the audit trail to tell.
 */
@Entity
@Immutable
@Table(name = "sheet_text")
@JsonPropertyOrder({"version", "objective", "part", "text", "reason", "at"})
public class SheetText {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  @JsonIgnore
  private Long id;

  @JsonIgnore private String report;

  @JsonProperty
  @Schema(description = "Of the report's sheet: each text is its next version")
  private int version;

  @JsonProperty private String objective;

  @JsonProperty
  @Schema(enumeration = {"means", "adequacy", "circumstances"})
  private String part;

  @JsonProperty private String text;

  @JsonProperty private String reason;

  @Column(name = "written_by")
  @JsonIgnore
  private String writtenBy;

  @Column(name = "written_at")
  @JsonProperty("at")
  private Instant writtenAt;

  /** For Hibernate only. */
  protected SheetText() {}

  SheetText(String report, int version, SheetEntry entry, String writtenBy, Instant writtenAt) {
    this.report = report;
    this.version = version;
    this.objective = entry.objective();
    this.part = entry.part();
    this.text = entry.text();
    this.reason = entry.reason();
    this.writtenBy = writtenBy;
    this.writtenAt = writtenAt;
  }

  String report() {
    return report;
  }

  int version() {
    return version;
  }

  boolean isOf(String ofObjective, String ofPart) {
    return objective.equals(ofObjective) && part.equals(ofPart);
  }

  String text() {
    return text;
  }

  Instant writtenAt() {
    return writtenAt;
  }

  /** Which version it is, since when, and why. */
  String origin() {
    return "Version %d, written on %s: %s".formatted(version, writtenAt, reason);
  }

  SheetEntry entry() {
    return new SheetEntry(objective, part, text, reason);
  }

  public String writtenBy() {
    return writtenBy;
  }
}
