package org.outcomeledger.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The pseudonym of a learner: a keyed hash of the platform's own reference. */
@IdKind("learner")
public record LearnerId(@JsonValue UUID value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public LearnerId {}
}
