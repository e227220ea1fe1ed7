package org.outcomeledger.posting;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import org.outcomeledger.event.EventCatalogue;

/**
 * The names that CloudEvents and the schemas give to fields. A pointer is kept as far as it is made
 * of them: a name that a caller thought of may be that of a person, and so may a number be.
 */
final class KnownNames {

  private static final Set<String> NAMES = names();

  private KnownNames() {}

  /** The part of a JSON Pointer that says nothing of its caller; null where there is none. */
  static String safePart(String pointer) {
    if (pointer == null) {
      return null;
    }
    var safe = new StringBuilder();
    for (String name : pointer.substring(Math.min(1, pointer.length())).split("/", -1)) {
      if (!NAMES.contains(name)) {
        break;
      }
      safe.append('/').append(name);
    }
    return safe.toString();
  }

  private static Set<String> names() {
    var names =
        new HashSet<>(
            Set.of("specversion", "id", "source", "type", "time", "subject", "dataschema"));
    names.addAll(Set.of("data", "data_base64", "datacontenttype"));
    EventCatalogue.ALL.types().forEach(type -> collect(type.schema(), names));
    return Set.copyOf(names);
  }

  private static void collect(JsonNode schema, Set<String> names) {
    JsonNode properties = schema.path("properties");
    if (properties.isObject()) {
      properties.fieldNames().forEachRemaining(names::add);
    }
    schema.forEach(part -> collect(part, names));
  }
}
