package org.outcomeledger.impact.report;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** What was drawn for a sample, once and for good. */
@Entity
@Immutable
@Table(name = "sample_draw")
public class SampleDrawn {
  @Id private String sample;

  private byte[] document;

  @Column(name = "drawn_by")
  private String drawnBy;

  @Column(name = "drawn_at")
  private Instant drawnAt;

  /** For Hibernate only. */
  protected SampleDrawn() {}

  SampleDrawn(String sample, byte[] document, String drawnBy, Instant drawnAt) {
    this.sample = sample;
    this.document = document;
    this.drawnBy = drawnBy;
    this.drawnAt = drawnAt;
  }

  String sample() {
    return sample;
  }

  /** Its bytes, as they are served. */
  byte[] document() {
    return document;
  }

  public String drawnBy() {
    return drawnBy;
  }

  public Instant drawnAt() {
    return drawnAt;
  }
}
