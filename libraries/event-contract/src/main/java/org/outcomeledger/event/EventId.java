package org.outcomeledger.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The pseudonym of an event: a keyed hash of its platform, source and id. Its idempotency key. */
@IdKind("event")
public record EventId(@JsonValue UUID value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public EventId {}
}
