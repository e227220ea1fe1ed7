package org.outcomeledger.local.learning;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * An invented learner: from an enrollment to what a platform hears of them until today. The shares
 * are plausible and prove nothing. Events come in the order in which they happened; none is dated
 * after today.
 */
final class SimulatedLearner {
  private static final List<String> CONTRACTS =
      List.of(
          "permanent",
          "permanent",
          "fixed-term",
          "fixed-term",
          "temporary-agency",
          "apprenticeship",
          "freelance");
  private static final List<String> REGIONS =
      List.of("FR-IDF", "FR-IDF", "FR-ARA", "FR-HDF", "FR-BRE", "FR-OCC", "FR-PAC");
  private static final List<String> WITHOUT_A_JOB =
      List.of("seeking", "seeking", "studying", "not-seeking", "unable", "unreachable");

  private final String learner;
  private final SimulatedProgramme programme;
  private final LocalDate start;
  private final LocalDate today;
  private final Random random;
  private final List<PostedEvent> events = new ArrayList<>();

  private SimulatedLearner(
      String learner,
      SimulatedProgramme programme,
      LocalDate start,
      LocalDate today,
      Random random) {
    this.learner = learner;
    this.programme = programme;
    this.start = start;
    this.today = today;
    this.random = random;
  }

  static List<PostedEvent> life(
      String learner,
      SimulatedProgramme programme,
      LocalDate start,
      LocalDate today,
      Random random) {
    SimulatedLearner simulated = new SimulatedLearner(learner, programme, start, today, random);
    simulated.enrol();
    if (simulated.chance(18)) {
      simulated.withdraw();
    } else if (simulated.chance(80)) {
      simulated.complete();
    }
    return simulated.events.stream().filter(event -> !simulated.isToCome(event)).toList();
  }

  private void enrol() {
    ObjectNode enrolled = data(true);
    enrolled.set("programme", programme.json());
    enrolled
        .put("startedOn", start.toString())
        .put("refundDeadline", start.plusDays(14).toString());
    enrolled.put("deliveryMode", pick(List.of("online", "online", "blended", "on-site")));
    enrolled.put("funding", pick(List.of("cpf", "employer", "region", "self")));
    add(WritingService.ENROLLMENT, "learner-enrolled", start, enrolled);
    if (chance(90)) {
      add(WritingService.ENROLLMENT, "profile-declared", start, profile());
    }
    if (chance(85)) {
      ObjectNode intent =
          data(true)
              .put(
                  "intent",
                  pick(List.of("new-job", "new-job", "new-job", "keep-job", "self-enrichment")));
      intent.put("authorisedToWork", chance(97)).put("declaredOn", start.toString());
      add(WritingService.ENROLLMENT, "intent-declared", start, intent);
    }
  }

  private ObjectNode profile() {
    ObjectNode profile = data(false).put("declaredOn", start.toString());
    ObjectNode attributes = profile.putObject("attributes");
    attributes.put("gender", pick(List.of("f", "f", "m", "m", "m", "x", "prefer-not-to-say")));
    attributes.put("ageBand", pick(List.of("18-24", "25-34", "25-34", "35-44", "45-54", "55+")));
    attributes.put("priorEducation", random.nextInt(8));
    attributes.put(
        "priorSituation",
        pick(List.of("job-seeker", "job-seeker", "employed", "student", "inactive")));
    attributes.put("region", pick(REGIONS)).put("country", "FR");
    attributes.put("disability", chance(9)).put("refugee", chance(4));
    if (chance(80)) {
      attributes.put("priorityArea", chance(22));
    }
    return profile;
  }

  private void withdraw() {
    LocalDate on = start.plusDays(random.nextInt(programme.days()) - 5L);
    ObjectNode withdrew =
        data(true)
            .put("on", on.toString())
            .put("reason", pick(List.of("time", "money", "found-a-job")));
    add(WritingService.ENROLLMENT, "learner-withdrew", on, withdrew);
  }

  private void complete() {
    LocalDate on = start.plusDays(programme.days() * (70L + random.nextInt(70)) / 100);
    ObjectNode completed = data(true).put("completedOn", on.toString());
    if (programme.certified()) {
      completed.put("certificate", "certificate-" + learner);
    }
    add(WritingService.OUTCOME, "programme-completed", on, completed);
    boolean employed = chance(65);
    if (employed) {
      work(on.plusDays(random.nextInt(240)));
    }
    for (int months : List.of(6, 12, 18)) {
      if (chance(55)) {
        survey(on.plusMonths(months).plusDays(random.nextInt(21) - 10L), employed);
      }
    }
  }

  private void work(LocalDate from) {
    String contract = pick(CONTRACTS);
    ObjectNode started =
        data(true).put("employmentId", learner + "-job").put("startedOn", from.toString());
    started.put("contract", contract).put("weeklyHours", pick(List.of(35, 35, 39, 28, 20)));
    if (contract.equals("fixed-term") || contract.equals("temporary-agency")) {
      started.put("expectedMonths", 2 + random.nextInt(14));
    }
    started.put("inField", pick(List.of("yes", "yes", "yes", "no", "unknown")));
    started.put("hiredByProvider", chance(3)).put("existedBeforeTraining", chance(5));
    started.put("employerRef", "employer-" + random.nextInt(400)).put("country", "FR");
    ObjectNode salary =
        started.putObject("salary").put("amount", 21_000 + 500 * random.nextInt(50));
    salary.put("currency", "EUR").put("per", "year").put("basis", "gross");
    if (chance(75)) {
      started
          .putObject("evidence")
          .put("kind", pick(List.of("contract", "payslip", "learner-statement")));
    }
    add(WritingService.OUTCOME, "employment-started", from, started);
    if (chance(20)) {
      LocalDate until = from.plusDays(30L + random.nextInt(400));
      ObjectNode ended =
          data(false).put("employmentId", learner + "-job").put("endedOn", until.toString());
      add(WritingService.OUTCOME, "employment-ended", until, ended);
    }
  }

  private void survey(LocalDate asOf, boolean employed) {
    ObjectNode surveyed = data(true).put("asOf", asOf.toString());
    surveyed.put("situation", employed && chance(90) ? "employed" : pick(WITHOUT_A_JOB));
    surveyed.put("channel", pick(List.of("email", "phone", "sms")));
    add(WritingService.OUTCOME, "outcome-surveyed", asOf, surveyed);
  }

  private ObjectNode data(boolean withEnrollment) {
    ObjectNode data = JsonNodeFactory.instance.objectNode().put("learner", learner);
    return withEnrollment ? data.put("enrollmentId", enrollment()) : data;
  }

  private String enrollment() {
    return learner + "-" + programme.id();
  }

  private void add(WritingService to, String name, LocalDate on, ObjectNode data) {
    events.add(
        new PostedEvent(to, name, "/simulation", name + ":" + enrollment() + ":" + on, data));
  }

  /** The id ends with the day that the event is about. */
  private boolean isToCome(PostedEvent event) {
    return LocalDate.parse(event.id().substring(event.id().lastIndexOf(':') + 1)).isAfter(today);
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
