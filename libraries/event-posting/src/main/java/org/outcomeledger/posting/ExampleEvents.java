package org.outcomeledger.posting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import org.outcomeledger.event.EventCatalogue;
import org.outcomeledger.event.EventType;

/**
 * One event of each type, from the committed samples: what one learner did, in the order of its
 * dates, so that they can be posted one after the other. What has no date is about the others, and
 * comes last.
 */
final class ExampleEvents {

  private static final String SOURCE = "lms/eu";
  private static final String NO_DATE = "9999";

  private ExampleEvents() {}

  static List<ObjectNode> of(EventCatalogue<?> catalogue) {
    List<EventType<?>> types =
        catalogue.types().stream()
            .<EventType<?>>map(type -> type)
            .sorted(Comparator.comparing(ExampleEvents::date).thenComparing(EventType::wireName))
            .toList();
    String last =
        types.stream().filter(ExampleEvents::isDated).reduce((a, b) -> b).orElseThrow().name();
    return types.stream().map(type -> event(type, last)).toList();
  }

  private static boolean isDated(EventType<?> type) {
    return !date(type).equals(NO_DATE);
  }

  /** The date that the type requires; an optional one may be of another matter. */
  private static String date(EventType<?> type) {
    for (JsonNode name : type.schema().path("required")) {
      JsonNode field = type.schema().path("properties").path(name.textValue());
      if (field.path("format").asText().equals("date")) {
        return type.sample().get(name.textValue()).textValue();
      }
    }
    return NO_DATE;
  }

  private static ObjectNode event(EventType<?> type, String last) {
    ObjectNode event =
        JsonNodeFactory.instance
            .objectNode()
            .put("specversion", "1.0")
            .put("type", type.wireName())
            .put("source", SOURCE)
            .put("id", id(type.name()));
    ObjectNode data = (ObjectNode) type.sample();
    if (data.get("retracts") instanceof ObjectNode another) {
      another.put("source", SOURCE).put("id", id(last));
    }
    return event.set("data", data);
  }

  private static String id(String typeName) {
    return "example-" + typeName;
  }
}
