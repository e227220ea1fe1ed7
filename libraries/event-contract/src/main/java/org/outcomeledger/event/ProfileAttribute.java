package org.outcomeledger.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/** The attributes of a {@link Profile} by name, spelt on the wire as its fields are. */
public enum ProfileAttribute {
  @JsonProperty("gender")
  GENDER,
  @JsonProperty("ageBand")
  AGE_BAND,
  @JsonProperty("priorEducation")
  PRIOR_EDUCATION,
  @JsonProperty("priorSituation")
  PRIOR_SITUATION,
  @JsonProperty("priorityArea")
  PRIORITY_AREA,
  @JsonProperty("disability")
  DISABILITY,
  @JsonProperty("refugee")
  REFUGEE,
  @JsonProperty("region")
  REGION,
  @JsonProperty("country")
  COUNTRY,
  @JsonProperty("priorSalary")
  PRIOR_SALARY;

  /** What a profile says of this attribute; empty where it was left out. */
  public Optional<? extends Answer<?>> of(Profile profile) {
    return switch (this) {
      case GENDER -> profile.gender();
      case AGE_BAND -> profile.ageBand();
      case PRIOR_EDUCATION -> profile.priorEducation();
      case PRIOR_SITUATION -> profile.priorSituation();
      case PRIORITY_AREA -> profile.priorityArea();
      case DISABILITY -> profile.disability();
      case REFUGEE -> profile.refugee();
      case REGION -> profile.region();
      case COUNTRY -> profile.country();
      case PRIOR_SALARY -> profile.priorSalary();
    };
  }
}
