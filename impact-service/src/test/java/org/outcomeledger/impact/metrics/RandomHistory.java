package org.outcomeledger.impact.metrics;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.outcomeledger.event.Answer;
import org.outcomeledger.event.Contract;
import org.outcomeledger.event.EnrollmentExcluded;
import org.outcomeledger.event.EventId;
import org.outcomeledger.event.EventRetracted;
import org.outcomeledger.event.InField;
import org.outcomeledger.event.Intent;
import org.outcomeledger.event.PriorSituation;
import org.outcomeledger.event.ProfileAttribute;
import org.outcomeledger.event.Salary;
import org.outcomeledger.event.Situation;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.cube.History;
import org.outcomeledger.indicators.cube.History.Attributes;

/** Histories with few days, ids and values, so that everything meets everything else. */
final class RandomHistory {
  private static final LocalDate BEGIN = LocalDate.parse("2024-01-01");

  private final Random random;
  private final History history = new History();

  private RandomHistory(Random random) {
    this.random = random;
  }

  static History of(Random random) {
    return of(random, 40);
  }

  static History of(Random random, int learners) {
    RandomHistory it = new RandomHistory(random);
    for (int learner = 0; learner < learners; learner++) {
      it.learner("p" + learner % 2, "l" + learner);
    }
    it.retract();
    return it.history;
  }

  private void learner(String platform, String name) {
    History.Learner learner = history.learner(platform, name);
    int enrollments = 1 + random.nextInt(3);
    for (int e = 0; e < enrollments; e++) {
      enrollment(learner, name + "/" + e, name + "/" + random.nextInt(enrollments));
    }
    for (int profile = random.nextInt(4); profile > 0; profile--) {
      learner.declared(day(0, 120), attributes());
    }
    if (random.nextInt(3) == 0) {
      learner.declared(day(0, 30), Attributes.earned(Integer.toString(random.nextInt(4) * 9_000)));
    }
    for (int withdrawn = random.nextInt(2); withdrawn > 0; withdrawn--) {
      learner.tookBack(one(ProfileAttribute.values()), one(ProfileAttribute.values()));
      learner.declared(day(0, 120), attributes());
    }
    for (int survey = random.nextInt(3); survey > 0; survey--) {
      learner.surveyed(day(150, 450 + late(800)), one(Situation.values()));
    }
    for (int study = random.nextInt(2); study > 0; study--) {
      study(learner, name + "/" + study);
    }
  }

  /** Some have an end that waits for its start. */
  private void study(History.Learner learner, String study) {
    int from = 60 + random.nextInt(300 + late(600));
    if (random.nextInt(5) > 0) {
      learner.studies(study, day(from));
    }
    if (random.nextBoolean()) {
      learner.leftStudy(study, day(from - 20, from + 200));
    }
  }

  /** Takes back events of any kind, each after it was reported; some of those are told again. */
  private void retract() {
    List<Fact> all = history.facts();
    Set<EventId> gone =
        all.stream()
            .filter(it -> it.event() instanceof EventRetracted)
            .map(it -> ((EventRetracted) it.event()).retracts().id())
            .collect(Collectors.toSet());
    for (Fact fact : all) {
      boolean there = !(fact.event() instanceof EventRetracted) && !gone.contains(fact.eventId());
      if (there && random.nextInt(12) == 0) {
        history.learner(fact).retracted(fact);
        if (random.nextBoolean()) {
          history.learner(fact).say(fact.event());
        }
      }
    }
  }

  private void enrollment(History.Learner learner, String id, String other) {
    int start = random.nextInt(5) > 0 ? random.nextInt(90) : 30;
    String programme = "programme-" + random.nextInt(2);
    int length = random.nextInt(3) > 0 ? 30 + random.nextInt(60) : 60;
    if (random.nextBoolean()) {
      learner.enrolledRefundable(id, programme, day(start), length, day(start + 10));
    } else {
      learner.enrolled(id, programme, day(start), length);
    }
    if (random.nextInt(3) == 0) {
      learner.withdrew(id, day(start - 5, start + length));
    }
    if (random.nextInt(3) > 0) {
      learner.completed(id, day(start - 5, start + 2 * length + late(200)));
    }
    for (int revocation = random.nextInt(4); revocation == 0; revocation++) {
      learner.revoked(id, day(start, start + 2 * length));
      if (random.nextBoolean()) {
        learner.completed(id, day(start, start + 3 * length));
      }
    }
    for (int intent = random.nextInt(3); intent > 0; intent--) {
      learner.wants(id, one(Intent.values()), random.nextInt(4) > 0, day(start, start + 6));
    }
    for (int intent = random.nextInt(3); intent > 1; intent--) {
      learner.corrected(id, one(Intent.values()), random.nextInt(4) > 0, day(start, start + 6));
    }
    interruptions(learner, id, start, length);
    for (int job = random.nextInt(3); job > 0; job--) {
      job(learner, random.nextInt(5) > 0 ? id : other, id + "/" + job, start);
    }
  }

  /** Mostly nothing, now and then so many days more. */
  private int late(int days) {
    return random.nextInt(4) == 0 ? days : 0;
  }

  private void interruptions(History.Learner learner, String id, int start, int length) {
    for (int pause = random.nextInt(4); pause > 0; pause--) {
      learner.suspended(id, day(start, start + 9));
    }
    for (int end = random.nextInt(4); end > 0; end--) {
      learner.resumed(id, day(start, start + 9));
    }
    for (int exclusion = random.nextInt(4); exclusion == 0; exclusion++) {
      learner.excluded(id, day(start, start + 3 * length), one(EnrollmentExcluded.Reason.values()));
    }
    for (int transfer = random.nextInt(8); transfer == 0; transfer++) {
      learner.transferred(id, day(start, start + length), "programme-2");
    }
  }

  private void job(History.Learner learner, String enrollment, String job, int start) {
    int from = start - 20 + random.nextInt(300 + late(600));
    learner.employed(
        job, random.nextInt(8) > 0 ? enrollment : "of nobody", day(from), this::unusual);
    Fact told = history.facts().getLast();
    if (random.nextInt(4) == 0) {
      learner.evidenced(job);
    }
    if (random.nextInt(3) == 0) {
      learner.leftJob(job, day(from, from + 200 + late(400)));
    }
    if (random.nextInt(15) == 0) {
      learner.retracted(told);
      learner.employed(job, enrollment, day(from, from + 200), this::unusual);
    }
  }

  private History.Job unusual(History.Job job) {
    job.inField(one(InField.values())).as(one(Contract.values()));
    if (random.nextInt(3) == 0) {
      job.withoutEvidence();
    }
    if (random.nextInt(5) == 0) {
      job.heldBefore();
    }
    if (random.nextInt(4) == 0) {
      job.byProvider();
    }
    if (random.nextBoolean()) {
      job.hours(20 + random.nextInt(20)).forMonths(3 + random.nextInt(6));
    }
    if (random.nextInt(4) > 0) {
      job.with("employer-" + random.nextInt(2)).in(random.nextInt(5) > 0 ? "FR" : "BE");
    }
    if (random.nextInt(4) > 0) {
      Salary salary = salary();
      job.pays(salary.amount().toString(), salary.currency(), salary.per(), salary.basis());
    }
    return job;
  }

  private Salary salary() {
    return new Salary(
        BigDecimal.valueOf(1 + random.nextInt(40_000)),
        random.nextInt(5) > 0 ? "EUR" : "CHF",
        one(Salary.Per.values()),
        one(Salary.Basis.values()));
  }

  private Attributes attributes() {
    return switch (random.nextInt(9)) {
      case 6 -> Attributes.prior(Answer.withheld());
      case 7 -> Attributes.prior(Answer.of(salary()));
      case 8 -> Attributes.targetGroups(4, PriorSituation.EMPLOYED, false, false, false);
      case 0 -> Attributes.gender(random.nextBoolean() ? "f" : "m");
      case 1 -> Attributes.genderWithheld();
      case 2 -> Attributes.region("r" + random.nextInt(3));
      case 3 -> Attributes.area(random.nextBoolean());
      case 4 -> targetGroups().disability(Answer.withheld());
      default -> targetGroups();
    };
  }

  private Attributes targetGroups() {
    return Attributes.targetGroups(
        random.nextInt(9),
        one(PriorSituation.values()),
        random.nextBoolean(),
        random.nextInt(4) == 0,
        random.nextInt(4) == 0);
  }

  private <T> T one(T[] values) {
    return values[random.nextInt(values.length)];
  }

  private String day(int from, int to) {
    return day(from + random.nextInt(to - from + 1));
  }

  private static String day(int day) {
    return BEGIN.plusDays(day).toString();
  }
}
