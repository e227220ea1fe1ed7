package org.outcomeledger.story;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One learner of a programme of 90 days, told as the events that a platform posts. What comes after
 * is told by days since the completion.
 */
final class Learner {

  private static final int LENGTH = 90;

  private final String name;
  private final LocalDate startedOn;
  private LocalDate completedOn;
  private final List<Event> events = new ArrayList<>();

  Learner(String programme, int number, LocalDate startedOn) {
    this.name = programme + "-" + number;
    this.startedOn = startedOn;
    tell(
        PackagedService.ENROLLMENT,
        "learner-enrolled",
        Map.of(
            "enrollmentId",
            name,
            "programme",
            Map.of("id", programme, "publishedLengthDays", LENGTH),
            "startedOn",
            startedOn.toString()));
  }

  Learner declares(Map<String, Object> attributes) {
    return tell(
        PackagedService.ENROLLMENT,
        "profile-declared",
        Map.of("declaredOn", startedOn.toString(), "attributes", attributes));
  }

  Learner intends(String intent) {
    return tell(
        PackagedService.ENROLLMENT,
        "intent-declared",
        Map.of(
            "enrollmentId",
            name,
            "intent",
            intent,
            "authorisedToWork",
            true,
            "declaredOn",
            startedOn.toString()));
  }

  /** On the last day of the programme. */
  Learner completes() {
    completedOn = startedOn.plusDays(LENGTH);
    return tell(
        PackagedService.OUTCOME,
        "programme-completed",
        Map.of("enrollmentId", name, "completedOn", completedOn.toString()));
  }

  /** In field and in France, permanent, evidenced. */
  Learner worksFrom(int day) {
    return works(day, "yes");
  }

  /** The same out of field: durable, therefore. */
  Learner worksOutOfFieldFrom(int day) {
    return works(day, "no");
  }

  private Learner works(int day, String inField) {
    Map<String, Object> job = new HashMap<>();
    job.put("employmentId", name);
    job.put("enrollmentId", name);
    job.put("startedOn", on(day));
    job.put("contract", "permanent");
    job.put("inField", inField);
    job.put("hiredByProvider", false);
    job.put("existedBeforeTraining", false);
    job.put("country", "FR");
    job.put("evidence", Map.of("kind", "contract"));
    return tell(PackagedService.OUTCOME, "employment-started", job);
  }

  Learner studiesFrom(int day) {
    return tell(
        PackagedService.OUTCOME,
        "further-study-started",
        Map.of("studyId", name, "startedOn", on(day)));
  }

  /** Without a job, and that is the last that is known. */
  Learner seeksOn(int day) {
    return tell(
        PackagedService.OUTCOME,
        "outcome-surveyed",
        Map.of("asOf", on(day), "situation", "seeking", "channel", "telephone"));
  }

  private String on(int day) {
    return completedOn.plusDays(day).toString();
  }

  private Learner tell(PackagedService service, String what, Map<String, Object> data) {
    Map<String, Object> said = new HashMap<>(data);
    said.put("learner", name);
    events.add(new Event(service, name + "-" + what, what, said));
    return this;
  }

  List<Event> events() {
    return List.copyOf(events);
  }
}
