package org.outcomeledger.impact.mission;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.Immutable;
import org.outcomeledger.indicators.indicator.Pillar;

/**
 * An objective as it is kept: by whom and when. It never changes; other words are another
 * objective.
 */
@Entity
@Immutable
@JsonPropertyOrder({"id", "mission", "statement", "indicators", "setBy", "set"})
public class Objective {
  private static final String SEPARATOR = " ";

  @Id @JsonProperty private String id;

  @JsonProperty private String mission;

  /** Which of its mission's, from 1 on. */
  @JsonIgnore private int number;

  @JsonProperty private String statement;

  @Column(name = "indicators")
  @JsonIgnore
  private String followedBy;

  @Column(name = "set_by")
  @JsonProperty
  @JsonInclude(Include.NON_NULL)
  @Schema(nullable = true, description = "For those who may set one: who did")
  private String setBy;

  @Column(name = "set_at")
  @JsonProperty("set")
  private Instant setAt;

  /** For Hibernate only. */
  protected Objective() {}

  Objective(ObjectiveEntry entry, int number, String setBy, Instant setAt) {
    this.id = entry.mission().name().toLowerCase(Locale.ROOT) + "-" + number;
    this.mission = entry.mission().name();
    this.number = number;
    this.statement = entry.statement();
    this.followedBy = String.join(SEPARATOR, entry.indicators());
    this.setBy = setBy;
    this.setAt = setAt;
  }

  /** Of its mission and number, such as {@code p2-1}. */
  public String id() {
    return id;
  }

  public int number() {
    return number;
  }

  public String setBy() {
    return setBy;
  }

  public Instant setAt() {
    return setAt;
  }

  /** The same, without who set it. */
  Objective withoutName() {
    return new Objective(entry(), number, null, setAt);
  }

  boolean isOf(Pillar which) {
    return mission.equals(which.name());
  }

  /** Ids as the catalogue spells them, in the order in which they were given. */
  public List<String> getIndicators() {
    return List.of(followedBy.split(SEPARATOR, -1));
  }

  /** What was said. */
  public ObjectiveEntry entry() {
    return new ObjectiveEntry(Pillar.valueOf(mission), statement, getIndicators());
  }
}
