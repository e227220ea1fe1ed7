package org.outcomeledger.impact.report;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** What was drawn for a sample: its bytes are those of the document, as they are served. */
@Entity
@Immutable
@Table(name = "sample_draw")
@AttributeOverride(name = "bytes", column = @Column(name = "document"))
@AttributeOverride(name = "doneBy", column = @Column(name = "drawn_by"))
@AttributeOverride(name = "doneAt", column = @Column(name = "drawn_at"))
public class SampleDrawn extends SampleStep {

  /** For Hibernate only. */
  protected SampleDrawn() {}

  SampleDrawn(String sample, byte[] document, String drawnBy, Instant drawnAt) {
    super(sample, document, drawnBy, drawnAt);
  }
}
