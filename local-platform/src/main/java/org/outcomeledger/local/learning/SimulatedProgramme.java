package org.outcomeledger.local.learning;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** A training that a simulated platform offers. */
record SimulatedProgramme(String id, String name, int days, boolean certified) {
  static final Map<String, List<SimulatedProgramme>> OF_PLATFORM =
      Map.of(
          "platform-a",
          List.of(
              new SimulatedProgramme("data-analyst", "Data analyst", 270, true),
              new SimulatedProgramme("web-developer", "Web developer", 180, true),
              new SimulatedProgramme("digital-basics", "Digital basics", 60, false)),
          "platform-b",
          List.of(
              new SimulatedProgramme("care-assistant", "Care assistant", 210, true),
              new SimulatedProgramme("bookkeeper", "Bookkeeper", 300, true),
              new SimulatedProgramme("warehouse-lead", "Warehouse team lead", 120, false)));

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", id).put("name", name);
    if (certified) {
      json.put("certification", "rncp-" + id);
    }
    return json.put("publishedLengthDays", days);
  }
}
