package org.outcomeledger.local.learning;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** A training that a simulated platform offers. */
record Programme(String id, String name, int days, boolean certified) {
  static final Map<String, List<Programme>> OF_PLATFORM =
      Map.of(
          "platform-a",
          List.of(
              new Programme("data-analyst", "Data analyst", 270, true),
              new Programme("web-developer", "Web developer", 180, true),
              new Programme("digital-basics", "Digital basics", 60, false)),
          "platform-b",
          List.of(
              new Programme("care-assistant", "Care assistant", 210, true),
              new Programme("bookkeeper", "Bookkeeper", 300, true),
              new Programme("warehouse-lead", "Warehouse team lead", 120, false)));

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", id).put("name", name);
    if (certified) {
      json.put("certification", "rncp-" + id);
    }
    return json.put("publishedLengthDays", days);
  }
}
