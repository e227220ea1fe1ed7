package org.outcomeledger.local.simulation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A training that a simulated platform offers. The shares are invented; they are plausible and
 * prove nothing.
 *
 * @param days its published length
 * @param places about how many begin in a quarter
 * @param completing of a hundred who begin
 * @param placed of a hundred who complete this year, how many find a job
 * @param yearly by how many that changes from one year to the next
 * @param pay what one earns at the least afterwards, EUR a year
 */
record SimulatedProgramme(
    String id,
    String name,
    int days,
    boolean certified,
    int places,
    int completing,
    int placed,
    int yearly,
    int pay) {
  static final Map<String, List<SimulatedProgramme>> OF_PLATFORM =
      Map.of(
          "platform-a",
          List.of(
              new SimulatedProgramme(
                  "data-analyst", "Data analyst", 270, true, 75, 70, 74, 5, 27_000),
              new SimulatedProgramme(
                  "web-developer", "Web developer", 180, true, 80, 68, 72, -7, 26_000),
              new SimulatedProgramme(
                  "digital-basics", "Digital basics", 60, false, 90, 84, 44, 3, 21_000)),
          "platform-b",
          List.of(
              new SimulatedProgramme(
                  "care-assistant", "Care assistant", 210, true, 70, 78, 84, 2, 21_500),
              new SimulatedProgramme("bookkeeper", "Bookkeeper", 300, true, 65, 74, 72, 4, 23_000),
              new SimulatedProgramme(
                  "warehouse-lead", "Warehouse team lead", 120, false, 60, 80, 70, 6, 22_000)));

  /** What those go on to who do not stop at a programme without a certificate. */
  Optional<SimulatedProgramme> next() {
    return OF_PLATFORM.values().stream()
        .filter(offered -> !certified && offered.contains(this))
        .map(List::getFirst)
        .findFirst();
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", id).put("name", name);
    if (certified) {
      json.put("certification", "rncp-" + id);
    }
    return json.put("publishedLengthDays", days);
  }
}
