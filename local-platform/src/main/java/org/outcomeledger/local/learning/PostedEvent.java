package org.outcomeledger.local.learning;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An event as a learning platform posts it. With the platform of the caller's token, {@code source}
 * and {@code id} are its idempotency key: posted again, it is a duplicate.
 *
 * @param name of its type without the version, as {@code learner-enrolled}; all are of version 1
 */
public record PostedEvent(
    WritingService to, String name, String source, String id, ObjectNode data) {

  /** The same as a structured CloudEvent. */
  public ObjectNode cloudEvent() {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("specversion", "1.0").put("id", id).put("source", source);
    event.put("type", "org.outcomeledger." + name + ".v1");
    event.set("data", data);
    return event;
  }
}
