package org.outcomeledger.impact.report;

import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;

/**
 * What a sample comes to on its way, once and for good: bytes that say what, who brought it there,
 * and when. The tables name the columns as each step is called.
 */
@MappedSuperclass
public abstract class SampleStep {
  @Id private String sample;

  private byte[] bytes;

  private String doneBy;

  private Instant doneAt;

  /** For Hibernate only. */
  protected SampleStep() {}

  SampleStep(String sample, byte[] bytes, String doneBy, Instant doneAt) {
    this.sample = sample;
    this.bytes = bytes;
    this.doneBy = doneBy;
    this.doneAt = doneAt;
  }

  String sample() {
    return sample;
  }

  byte[] bytes() {
    return bytes;
  }

  public String doneBy() {
    return doneBy;
  }

  public Instant doneAt() {
    return doneAt;
  }
}
