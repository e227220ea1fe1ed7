package org.outcomeledger.impact.report;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/**
 * The auditor's part of the seed, once it was told, kept before anything is drawn with it: from
 * then on nobody can act as if it had not been.
 */
@Entity
@Immutable
@Table(name = "sample_reveal")
@AttributeOverride(name = "bytes", column = @Column(name = "seed"))
@AttributeOverride(name = "doneBy", column = @Column(name = "revealed_by"))
@AttributeOverride(name = "doneAt", column = @Column(name = "revealed_at"))
public class SampleReveal extends SampleStep {

  /** For Hibernate only. */
  protected SampleReveal() {}

  SampleReveal(String sample, byte[] seed, String revealedBy, Instant revealedAt) {
    super(sample, seed, revealedBy, revealedAt);
  }
}
