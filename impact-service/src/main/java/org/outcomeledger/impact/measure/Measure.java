package org.outcomeledger.impact.measure;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/**
 * An entry as it is kept: in which version, by whom and when. It never changes; what says otherwise
 * of the same name and period is its next version.
 */
@Entity
@Immutable
public class Measure {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  @JsonIgnore
  private Long id;

  @Embedded @JsonUnwrapped private MeasureEntry entry;

  @JsonProperty private int version;

  @Column(name = "entered_by")
  @JsonProperty
  private String enteredBy;

  @Column(name = "entered_at")
  @JsonProperty
  private Instant enteredAt;

  /** For Hibernate only. */
  protected Measure() {}

  Measure(MeasureEntry entry, int version, String enteredBy, Instant enteredAt) {
    this.entry = entry;
    this.version = version;
    this.enteredBy = enteredBy;
    this.enteredAt = enteredAt;
  }

  public MeasureEntry entry() {
    return entry;
  }

  public int version() {
    return version;
  }

  public String enteredBy() {
    return enteredBy;
  }

  public Instant enteredAt() {
    return enteredAt;
  }
}
