package org.outcomeledger.story;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.outcomeledger.story.PlainHistory.Declaration;
import org.outcomeledger.story.PlainHistory.Enrollment;

/** A history as the events that a learning platform would post of it. */
final class Registrations {

  private static final Set<String> BOOLEANS = Set.of("true", "false");

  private Registrations() {}

  /** Every enrollment before its withdrawal; otherwise in no order that anyone may rely on. */
  static List<Event> events(PlainHistory history) {
    List<Event> events = new ArrayList<>();
    for (Enrollment enrollment : history.enrollments()) {
      events.add(enrolled(enrollment));
      events.addAll(befell(enrollment));
      enrollment.withdrewOn().ifPresent(on -> events.add(withdrew(enrollment, on)));
      enrollment.completedOn().ifPresent(on -> events.add(completed(enrollment, on)));
    }
    int number = 0;
    for (Declaration declaration : history.declarations()) {
      events.add(declared(declaration, "declared-" + number++));
    }
    return events;
  }

  private static Event enrolled(Enrollment enrollment) {
    Map<String, Object> data = new HashMap<>();
    data.put("enrollmentId", enrollment.id());
    data.put("learner", enrollment.learner());
    data.put(
        "programme",
        Map.of("id", enrollment.programme(), "publishedLengthDays", enrollment.lengthDays()));
    data.put("startedOn", enrollment.startedOn().toString());
    enrollment.refundDeadline().ifPresent(on -> data.put("refundDeadline", on.toString()));
    return new Event(
        PackagedService.ENROLLMENT, "enrolled-" + enrollment.id(), "learner-enrolled", data);
  }

  /** As far as anyone makes such histories: no day twice in one list, nothing revoked. */
  private static List<Event> befell(Enrollment enrollment) {
    Interruptions interruptions = enrollment.interruptions();
    List<Event> events = new ArrayList<>();
    interruptions
        .suspendedOn()
        .forEach(on -> events.add(befell(enrollment, "enrollment-suspended", on, Map.of())));
    interruptions
        .resumedOn()
        .forEach(on -> events.add(befell(enrollment, "enrollment-resumed", on, Map.of())));
    Map<String, Object> why = Map.of("reason", "active-duty", "proof", "marching orders");
    interruptions
        .excludedOn()
        .forEach(on -> events.add(befell(enrollment, "enrollment-excluded", on, why)));
    return events;
  }

  private static Event befell(
      Enrollment enrollment, String name, LocalDate on, Map<String, Object> more) {
    Map<String, Object> data = new HashMap<>(more);
    data.put("enrollmentId", enrollment.id());
    data.put("learner", enrollment.learner());
    data.put("on", on.toString());
    return new Event(
        PackagedService.ENROLLMENT, name + "-" + enrollment.id() + "-" + on, name, data);
  }

  private static Event withdrew(Enrollment enrollment, LocalDate on) {
    return new Event(
        PackagedService.ENROLLMENT,
        "withdrew-" + enrollment.id(),
        "learner-withdrew",
        Map.of(
            "enrollmentId", enrollment.id(), "learner", enrollment.learner(), "on", on.toString()));
  }

  private static Event completed(Enrollment enrollment, LocalDate on) {
    return new Event(
        PackagedService.OUTCOME,
        "completed-" + enrollment.id(),
        "programme-completed",
        Map.of(
            "enrollmentId",
            enrollment.id(),
            "learner",
            enrollment.learner(),
            "completedOn",
            on.toString()));
  }

  private static Event declared(Declaration declaration, String id) {
    Map<String, Object> attributes = new HashMap<>();
    declaration.attributes().forEach((name, value) -> attributes.put(name, typed(name, value)));
    return new Event(
        PackagedService.ENROLLMENT,
        id,
        "profile-declared",
        Map.of(
            "learner", declaration.learner(),
            "declaredOn", declaration.on().toString(),
            "attributes", attributes));
  }

  private static Object typed(String name, String value) {
    if (name.equals("priorEducation") && !value.startsWith("prefer")) {
      return Integer.valueOf(value);
    }
    return BOOLEANS.contains(value) ? Boolean.valueOf(value) : value;
  }
}
