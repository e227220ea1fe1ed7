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
 * What the auditor found of a record that was drawn; a later one of the same record replaces it.
 */
@Entity
@Immutable
@Table(name = "sample_finding")
@JsonPropertyOrder({"leaf", "finding", "note", "seenSha256", "at", "hash"})
public class SampleFinding {
  static final String RIGHT = "right";
  static final String WRONG = "wrong";
  static final String NOT_VERIFIABLE = "not-verifiable";

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  @JsonIgnore
  private Long id;

  @JsonIgnore private String sample;

  @JsonProperty private String leaf;

  @JsonProperty
  @Schema(enumeration = {RIGHT, WRONG, NOT_VERIFIABLE})
  private String finding;

  @JsonProperty
  @Schema(nullable = true)
  private String note;

  @Column(name = "seen_sha256")
  @JsonProperty
  @Schema(nullable = true)
  private String seenSha256;

  @Column(name = "found_by")
  @JsonIgnore
  private String foundBy;

  @Column(name = "found_at")
  @JsonProperty("at")
  private Instant foundAt;

  /** The database makes it. */
  @Column(insertable = false)
  @JsonProperty
  @Schema(description = "SHA-256 over the finding before and this one: docs/report-format.md")
  private String hash;

  /** For Hibernate only. */
  protected SampleFinding() {}

  SampleFinding(String sample, FindingEntry entry, String foundBy, Instant foundAt) {
    this.sample = sample;
    this.leaf = entry.leaf();
    this.finding = entry.finding();
    this.note = entry.note();
    this.seenSha256 = entry.seenSha256();
    this.foundBy = foundBy;
    this.foundAt = foundAt;
  }

  /** As it was entered. */
  FindingEntry entry() {
    return new FindingEntry(leaf, finding, note, seenSha256);
  }

  String sample() {
    return sample;
  }

  String leaf() {
    return leaf;
  }

  String finding() {
    return finding;
  }

  Instant foundAt() {
    return foundAt;
  }

  String hash() {
    return hash;
  }

  /** In the auditor's words; null where they said nothing. */
  public String note() {
    return note;
  }

  public String foundBy() {
    return foundBy;
  }
}
