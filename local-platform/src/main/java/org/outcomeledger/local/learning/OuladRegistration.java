package org.outcomeledger.local.learning;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One learner on one presentation of a module, and the events that say so. The dataset has no
 * calendar dates: a presentation is taken to begin on the 1st of its month.
 *
 * @param student the columns of {@code studentInfo.csv}
 * @param length of the presentation in days
 * @param unregistered days from the first day, or empty
 */
record OuladRegistration(Map<String, String> student, int length, String unregistered) {
  private static final int REFUND_DAYS = 14;

  private static final Map<String, Integer> ISCED =
      Map.of(
          "No Formal quals", 0,
          "Lower Than A Level", 2,
          "A Level or Equivalent", 3,
          "HE Qualification", 6,
          "Post Graduate Qualification", 7);

  OuladRegistration {
    student = Map.copyOf(student);
  }

  List<PostedEvent> events() {
    List<PostedEvent> events = new ArrayList<>();
    events.add(enrolled());
    events.add(profile());
    String result = student.get("final_result");
    if (!unregistered.isEmpty()) {
      events.add(withdrew(firstDay().plusDays(Integer.parseInt(unregistered))));
    } else if (result.equals("Withdrawn")) {
      events.add(withdrew(firstDay().plusDays(length)));
    } else if (result.equals("Pass") || result.equals("Distinction")) {
      events.add(completed());
    }
    return events;
  }

  private PostedEvent enrolled() {
    ObjectNode data = data();
    data.putObject("programme")
        .put("id", student.get("code_module"))
        .put("publishedLengthDays", length);
    data.put("startedOn", firstDay().toString());
    data.put("refundDeadline", firstDay().plusDays(REFUND_DAYS).toString());
    return event(WritingService.ENROLLMENT, "learner-enrolled", data);
  }

  private PostedEvent profile() {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("learner", student.get("id_student")).put("declaredOn", firstDay().toString());
    ObjectNode attributes = data.putObject("attributes");
    attributes.put("gender", student.get("gender").toLowerCase(Locale.ROOT));
    attributes.put("ageBand", student.get("age_band"));
    attributes.put("region", student.get("region").toLowerCase(Locale.ROOT).replace(' ', '-'));
    attributes.put("disability", student.get("disability").equals("Y"));
    attributes.put("priorEducation", ISCED.get(student.get("highest_education")));
    String deprivation = student.get("imd_band");
    if (!deprivation.isEmpty()) {
      attributes.put("priorityArea", deprivation.equals("0-10%") || deprivation.equals("10-20"));
    }
    return event(WritingService.ENROLLMENT, "profile-declared", data);
  }

  private PostedEvent withdrew(LocalDate on) {
    return event(WritingService.ENROLLMENT, "learner-withdrew", data().put("on", on.toString()));
  }

  private PostedEvent completed() {
    ObjectNode data = data().put("completedOn", firstDay().plusDays(length).toString());
    return event(WritingService.OUTCOME, "programme-completed", data);
  }

  private ObjectNode data() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("enrollmentId", enrollment())
        .put("learner", student.get("id_student"));
  }

  private PostedEvent event(WritingService to, String name, ObjectNode data) {
    return new PostedEvent(to, name, "/oulad", name + ":" + enrollment(), data);
  }

  private String enrollment() {
    return student.get("code_module")
        + "-"
        + student.get("code_presentation")
        + "-"
        + student.get("id_student");
  }

  /** 2013J begins in October 2013, 2014B in February 2014. */
  private LocalDate firstDay() {
    String presentation = student.get("code_presentation");
    int year = Integer.parseInt(presentation.substring(0, 4));
    return switch (presentation.substring(4)) {
      case "B" -> LocalDate.of(year, 2, 1);
      case "J" -> LocalDate.of(year, 10, 1);
      default ->
          throw new IllegalArgumentException(
              "Neither of February (B) nor of October (J): " + presentation);
    };
  }
}
