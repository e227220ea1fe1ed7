package org.outcomeledger.story;

import java.util.Map;

/**
 * One event as a learning platform says it, with the platform's own ids.
 *
 * @param service where it belongs
 * @param name the event's name without prefix and version, as in {@code learner-enrolled}
 * @param data numbers, booleans, texts and objects, as JSON has them
 */
record Event(PackagedService service, String id, String name, Map<String, Object> data) {

  static final String SOURCE = "story";

  Event {
    data = Map.copyOf(data);
  }

  /** That a learner enrolled: the one event that every life begins with. */
  static Event enrolled(
      String id, String enrollment, String learner, String programme, int days, String startedOn) {
    return new Event(
        PackagedService.ENROLLMENT,
        id,
        "learner-enrolled",
        Map.of(
            "enrollmentId",
            enrollment,
            "learner",
            learner,
            "programme",
            Map.of("id", programme, "publishedLengthDays", days),
            "startedOn",
            startedOn));
  }

  String learner() {
    return (String) data.get("learner");
  }

  String type() {
    return "org.outcomeledger." + name + ".v1";
  }

  Map<String, Object> cloudEvent() {
    return Map.of("specversion", "1.0", "id", id, "source", SOURCE, "type", type(), "data", data);
  }
}
