package org.outcomeledger.posting;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import org.outcomeledger.event.EventCatalogue;

/**
 * The places that CloudEvents and the schemas give to fields. A pointer is kept as far as it leads
 * to one of them: a name that a caller thought of may be that of a person, and so may a number be,
 * or the order of names that are known.
 */
final class KnownNames {

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "/specversion",
          "/id",
          "/source",
          "/type",
          "/time",
          "/subject",
          "/dataschema",
          "/data",
          "/data_base64",
          "/datacontenttype");
  private static final Set<String> PLACES = places();

  private KnownNames() {}

  /** The part of a JSON Pointer that says nothing of its caller; null where there is none. */
  static String safePart(String pointer) {
    if (pointer == null || PLACES.contains(pointer)) {
      return pointer;
    }
    int last = pointer.lastIndexOf('/');
    return last <= 0 ? "" : safePart(pointer.substring(0, last));
  }

  private static Set<String> places() {
    Set<String> places = new HashSet<>(ATTRIBUTES);
    EventCatalogue.ALL.types().forEach(type -> collect(type.schema(), "", places));
    EventCatalogue.ALL.types().forEach(type -> collect(type.schema(), "/data", places));
    return Set.copyOf(places);
  }

  private static void collect(JsonNode schema, String place, Set<String> places) {
    for (var field : schema.path("properties").properties()) {
      places.add(place + "/" + field.getKey());
      collect(field.getValue(), place + "/" + field.getKey(), places);
    }
    for (var part : schema.properties()) {
      if (!part.getKey().equals("properties")) {
        collect(part.getValue(), place, places);
      }
    }
    if (schema.isArray()) {
      schema.forEach(part -> collect(part, place, places));
    }
  }
}
