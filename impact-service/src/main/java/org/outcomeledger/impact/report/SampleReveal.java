package org.outcomeledger.impact.report;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/**
 * The seed that an auditor has told, kept before anything is drawn with it: from then on nobody can
 * act as if they had not.
 */
@Entity
@Immutable
@Table(name = "sample_reveal")
public class SampleReveal {
  @Id private String sample;

  private byte[] seed;

  @Column(name = "revealed_by")
  private String revealedBy;

  @Column(name = "revealed_at")
  private Instant revealedAt;

  /** For Hibernate only. */
  protected SampleReveal() {}

  SampleReveal(String sample, byte[] seed, String revealedBy, Instant revealedAt) {
    this.sample = sample;
    this.seed = seed;
    this.revealedBy = revealedBy;
    this.revealedAt = revealedAt;
  }

  String sample() {
    return sample;
  }

  /** The auditor's part of the seed. */
  byte[] seed() {
    return seed;
  }

  public String revealedBy() {
    return revealedBy;
  }

  Instant revealedAt() {
    return revealedAt;
  }
}
