package org.outcomeledger.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The pseudonym of an employment: a keyed hash of the platform's own reference. */
@IdKind("employment")
public record EmploymentId(@JsonValue UUID value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public EmploymentId {}
}
