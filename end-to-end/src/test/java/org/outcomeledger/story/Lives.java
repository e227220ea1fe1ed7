package org.outcomeledger.story;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.outcomeledger.story.History.Declaration;
import org.outcomeledger.story.History.Enrollment;

/**
 * Made-up learners whose dates fall on both sides of every rule of indicators.md §1: several
 * enrollments in one programme, withdrawals around the refund deadline, completions around 100 %
 * and 150 %, declarations that contradict one another. The same random source gives the same lives.
 */
final class Lives {

  /**
   * A learner's part of the history, and the events that say it, those that move no recounted
   * figure among them.
   */
  record Life(History history, List<Event> events) {}

  private static final LocalDate FIRST_START = LocalDate.of(2021, 1, 1);

  private final RandomGenerator random;
  private final String prefix;
  private int learners;

  Lives(String prefix, RandomGenerator random) {
    this.prefix = prefix;
    this.random = random;
  }

  Life next() {
    String learner = prefix + "-" + learners++;
    List<Enrollment> enrollments = new ArrayList<>();
    List<Declaration> declarations = new ArrayList<>();
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      Enrollment enrollment = enrollment(learner, learner + "-" + i);
      enrollments.add(enrollment);
      for (int n = random.nextInt(3); n > 0; n--) {
        LocalDate on = enrollment.startedOn().plusDays(random.nextInt(-1, 2));
        declarations.add(new Declaration(learner, on, attributes()));
      }
    }
    History history = new History(enrollments, declarations);
    List<Event> events = new ArrayList<>();
    for (Event event : Registrations.events(history)) {
      events.add(
          new Event(event.service(), learner + "-" + event.id(), event.name(), event.data()));
    }
    events.addAll(afterwards(learner, enrollments.getFirst()));
    return new Life(history, events);
  }

  private Enrollment enrollment(String learner, String id) {
    LocalDate start = FIRST_START.plusDays(random.nextInt(1000));
    int length = random.nextInt(30, 300);
    Optional<LocalDate> refundDeadline =
        random.nextBoolean() ? Optional.of(start.plusDays(14)) : Optional.empty();
    int fate = random.nextInt(3);
    return new Enrollment(
        id,
        learner,
        "programme-" + random.nextInt(4),
        start,
        length,
        refundDeadline,
        fate == 0 ? Optional.of(start.plusDays(random.nextInt(-5, 40))) : Optional.empty(),
        fate == 1
            ? Optional.of(start.plusDays(random.nextInt(-length / 10, length * 2)))
            : Optional.empty());
  }

  private Map<String, String> attributes() {
    Map<String, String> attributes = new HashMap<>();
    attributes.put("gender", oneOf("f", "m", "x", "prefer-not-to-say"));
    attributes.put("priorityArea", oneOf("true", "false", "prefer-not-to-say"));
    if (random.nextBoolean()) {
      attributes.put("priorEducation", oneOf("2", "3"));
      attributes.put("priorSituation", oneOf("job-seeker", "employed"));
      attributes.put("refugee", oneOf("true", "false", "false"));
      attributes.put("disability", oneOf("true", "false", "false"));
    }
    return attributes;
  }

  private List<Event> afterwards(String learner, Enrollment enrollment) {
    LocalDate start = enrollment.startedOn().plusDays(random.nextInt(60, 500));
    String employment = learner + "-job";
    Map<String, Object> job = new HashMap<>();
    job.put("employmentId", employment);
    job.put("learner", learner);
    job.put("enrollmentId", enrollment.id());
    job.put("startedOn", start.toString());
    job.put("contract", oneOf("permanent", "fixed-term", "freelance"));
    job.put("inField", oneOf("yes", "no", "unknown"));
    job.put("hiredByProvider", random.nextBoolean());
    job.put("existedBeforeTraining", false);
    Map<String, Object> end =
        Map.of(
            "employmentId", employment,
            "learner", learner,
            "endedOn", start.plusDays(random.nextInt(200)).toString());
    Map<String, Object> survey =
        Map.of(
            "learner",
            learner,
            "asOf",
            start.plusDays(random.nextInt(-60, 60)).toString(),
            "situation",
            oneOf("employed", "seeking", "studying", "unreachable"),
            "channel",
            "e-survey");
    Map<String, Object> intent =
        Map.of(
            "enrollmentId", enrollment.id(),
            "learner", learner,
            "intent", oneOf("new-job", "keep-job"),
            "authorisedToWork", true,
            "declaredOn", enrollment.startedOn().toString());
    return List.of(
        new Event(Service.ENROLLMENT, learner + "-intends", "intent-declared", intent),
        new Event(Service.OUTCOME, learner + "-started", "employment-started", job),
        new Event(Service.OUTCOME, learner + "-ended", "employment-ended", end),
        new Event(Service.OUTCOME, learner + "-surveyed", "outcome-surveyed", survey));
  }

  private String oneOf(String... values) {
    return values[random.nextInt(values.length)];
  }
}
