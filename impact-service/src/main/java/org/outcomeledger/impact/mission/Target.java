package org.outcomeledger.impact.mission;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.Immutable;

/**
 * A target as it is kept: in which version, by whom and when, and whether its period had begun by
 * then. It never changes; what says otherwise of the same figure and period is its next version.
 */
@Entity
@Immutable
public class Target {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  @JsonIgnore
  private Long id;

  @JsonIgnore private String objective;

  @Embedded @JsonUnwrapped private TargetEntry entry;

  @JsonProperty private int version;

  @Column(name = "set_by")
  @JsonProperty
  @JsonInclude(Include.NON_NULL)
  @Schema(nullable = true, description = "For those who may set one: who did")
  private String setBy;

  @Column(name = "set_at")
  @JsonProperty("set")
  private Instant setAt;

  /** Whether it was set after the first day of its period, by the calendar of the installation. */
  @JsonProperty private boolean late;

  /** For Hibernate only. */
  protected Target() {}

  Target(
      String objective, TargetEntry entry, int version, String setBy, Instant setAt, boolean late) {
    this.objective = objective;
    this.entry = entry;
    this.version = version;
    this.setBy = setBy;
    this.setAt = setAt;
    this.late = late;
  }

  /** The same, without who set it. */
  Target withoutName() {
    return new Target(objective, entry, version, null, setAt, late);
  }

  String objective() {
    return objective;
  }

  public TargetEntry entry() {
    return entry;
  }

  public int version() {
    return version;
  }

  public String setBy() {
    return setBy;
  }

  public Instant setAt() {
    return setAt;
  }

  public boolean late() {
    return late;
  }
}
