package org.outcomeledger.story;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.outcomeledger.story.PlainHistory.Declaration;
import org.outcomeledger.story.PlainHistory.Enrollment;

/**
 * Made-up learners whose dates fall on both sides of every rule of the indicators: several
 * enrollments in one programme, withdrawals around the refund deadline, completions around 100 %
 * and 150 %, declarations that contradict one another. The same random source gives the same lives.
 */
final class Lives {

  /**
   * A learner's part of the history, and the events that say it, those that move no recounted
   * figure among them.
   */
  record Life(PlainHistory history, List<Event> events) {}

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
    PlainHistory history = new PlainHistory(enrollments, declarations);
    List<Event> events = new ArrayList<>();
    for (Event event : Registrations.events(history)) {
      events.add(
          new Event(event.service(), learner + "-" + event.id(), event.name(), event.data()));
    }
    Enrollment trainedFor = enrollments.get(random.nextInt(enrollments.size()));
    events.addAll(afterwards(learner, enrollments.getFirst(), trainedFor));
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
            : Optional.empty(),
        fate == 0 ? Interruptions.NONE : interruptions(start, length));
  }

  /** Of those who did not withdraw: what was suspended before is running until then. */
  private Interruptions interruptions(LocalDate start, int length) {
    LocalDate suspended = start.plusDays(random.nextInt(1, length));
    int fate = random.nextInt(6);
    return new Interruptions(
        fate < 3 ? List.of(suspended) : List.of(),
        fate < 2 ? List.of(suspended.plusDays(random.nextInt(0, 40))) : List.of(),
        fate == 3 ? List.of(start.plusDays(random.nextInt(length))) : List.of());
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

  /** The job may name a training that begins only later, or whose price was given back. */
  private List<Event> afterwards(String learner, Enrollment enrollment, Enrollment trainedFor) {
    LocalDate start = enrollment.startedOn().plusDays(random.nextInt(60, 500));
    String employment = learner + "-job";
    Map<String, Object> job = new HashMap<>();
    job.put("employmentId", employment);
    job.put("learner", learner);
    job.put("enrollmentId", trainedFor.id());
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
    Map<String, Object> correction = new HashMap<>(intent);
    correction.put("proof", "form-1");
    Map<String, Object> country =
        Map.of(
            "learner", learner,
            "declaredOn", enrollment.startedOn().toString(),
            "attributes", Map.of("country", "FR"));
    Map<String, Object> withdrawn = Map.of("learner", learner, "attributes", List.of("country"));
    Map<String, Object> evidence =
        Map.of("employmentId", employment, "learner", learner, "kind", "payslip");
    List<Event> events = new ArrayList<>(mistakes(learner, enrollment));
    events.addAll(others(learner, enrollment, start));
    events.addAll(
        List.of(
            new Event(PackagedService.ENROLLMENT, learner + "-intends", "intent-declared", intent),
            new Event(
                PackagedService.ENROLLMENT, learner + "-corrects", "intent-corrected", correction),
            new Event(PackagedService.ENROLLMENT, learner + "-lives", "profile-declared", country),
            new Event(
                PackagedService.ENROLLMENT, learner + "-hides", "profile-withdrawn", withdrawn),
            new Event(PackagedService.OUTCOME, learner + "-started", "employment-started", job),
            new Event(PackagedService.OUTCOME, learner + "-proved", "evidence-attached", evidence),
            new Event(PackagedService.OUTCOME, learner + "-ended", "employment-ended", end),
            new Event(PackagedService.OUTCOME, learner + "-surveyed", "outcome-surveyed", survey)));
    return events;
  }

  /** What was said and taken back again: an enrollment in both services' order of ids. */
  private static List<Event> mistakes(String learner, Enrollment enrollment) {
    Map<String, Object> wrong =
        Map.of(
            "enrollmentId",
            learner + "-wrong",
            "learner",
            learner,
            "programme",
            Map.of("id", enrollment.programme(), "publishedLengthDays", 10),
            "startedOn",
            enrollment.startedOn().minusDays(400).toString());
    Map<String, Object> completion =
        Map.of(
            "enrollmentId",
            learner + "-wrong",
            "learner",
            learner,
            "completedOn",
            enrollment.startedOn().minusDays(395).toString());
    Map<String, Object> transfer =
        Map.of(
            "enrollmentId",
            learner + "-wrong",
            "learner",
            learner,
            "on",
            enrollment.startedOn().minusDays(399).toString(),
            "toProgramme",
            "elsewhere");
    Map<String, Object> revocation =
        Map.of(
            "enrollmentId",
            learner + "-wrong",
            "learner",
            learner,
            "on",
            enrollment.startedOn().minusDays(390).toString(),
            "reason",
            "not theirs");
    return List.of(
        new Event(PackagedService.ENROLLMENT, learner + "-mistake", "learner-enrolled", wrong),
        new Event(
            PackagedService.OUTCOME, learner + "-mistaken", "programme-completed", completion),
        new Event(PackagedService.ENROLLMENT, learner + "-moved", "learner-transferred", transfer),
        new Event(PackagedService.OUTCOME, learner + "-voided", "completion-revoked", revocation),
        retraction(PackagedService.ENROLLMENT, learner, learner + "-mistake"),
        retraction(PackagedService.OUTCOME, learner, learner + "-mistaken"));
  }

  private static Event retraction(PackagedService service, String learner, String id) {
    return new Event(
        service,
        "not-" + id,
        "event-retracted",
        Map.of(
            "learner",
            learner,
            "retracts",
            Map.of("source", Event.SOURCE, "id", id),
            "reason",
            "another learner's"));
  }

  /** Of the types that move none of the recounted figures. */
  private List<Event> others(String learner, Enrollment enrollment, LocalDate on) {
    String study = learner + "-study";
    return List.of(
        new Event(
            PackagedService.OUTCOME,
            learner + "-studies",
            "further-study-started",
            Map.of("studyId", study, "learner", learner, "startedOn", on.toString())),
        new Event(
            PackagedService.OUTCOME,
            learner + "-studied",
            "further-study-ended",
            Map.of(
                "studyId", study,
                "learner", learner,
                "endedOn", on.plusDays(random.nextInt(90)).toString())),
        new Event(
            PackagedService.ENROLLMENT,
            learner + "-medical",
            "enrollment-excluded",
            Map.of(
                "enrollmentId",
                enrollment.id(),
                "learner",
                learner,
                "on",
                on.toString(),
                "reason",
                "medical",
                "proof",
                "certificate")));
  }

  private String oneOf(String... values) {
    return values[random.nextInt(values.length)];
  }
}
