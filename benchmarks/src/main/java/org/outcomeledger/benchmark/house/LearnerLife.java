package org.outcomeledger.benchmark.house;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One of as many invented learners as are wanted, the same for the same number. Every twentieth
 * enrolls again in the same programme later on, half say who they are, half complete, some of those
 * find work; nobody withdraws, is excluded, declares an intent, is surveyed, ends a job or takes
 * anything back.
 */
public final class LearnerLife {

  private static final LocalDate FIRST = LocalDate.of(2022, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2026, 6, 30);
  private static final int STARTS_WITHIN_DAYS = 1_600;
  private static final int PROGRAMMES = 20;
  private static final String[] GENDERS = {"f", "f", "f", "m", "m", "x"};
  private static final String[] FUNDING = {"cpf", "employer", "region", "self"};
  private static final String[] REGIONS = {"FR-IDF", "FR-ARA", "FR-HDF", "FR-BRE", "FR-OCC"};
  private static final String[] IN_FIELD = {"yes", "yes", "yes", "no", "unknown"};

  private final String learner;
  private final SplittableRandom random;
  private final int programme;
  private final int length;
  private final LocalDate start;

  private LearnerLife(String prefix, long number) {
    learner = prefix + "-" + number;
    random = new SplittableRandom(number);
    programme = random.nextInt(PROGRAMMES);
    length = 90 + 15 * programme;
    start = FIRST.plusDays(random.nextInt(STARTS_WITHIN_DAYS));
  }

  /** All that enrollment-service is told of a learner, as CloudEvents. */
  public static List<String> enrollmentEvents(String prefix, long number) {
    LearnerLife life = new LearnerLife(prefix, number);
    List<String> events = new ArrayList<>(List.of(life.enrolled("", 0)));
    if (life.chance(5)) {
      events.add(life.enrolled("-again", 200));
    }
    if (life.chance(50)) {
      events.add(life.profile());
    }
    return events;
  }

  /** All that outcome-service is told of the same learner. */
  public static List<String> outcomeEvents(String prefix, long number) {
    return new LearnerLife(prefix, number).outcome();
  }

  /** That somebody new enrolled. */
  public static String enrolled(String prefix, long number) {
    return new LearnerLife(prefix, number).enrolled("", 0);
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private String pick(String... values) {
    return values[random.nextInt(values.length)];
  }

  private List<String> outcome() {
    List<String> events = new ArrayList<>();
    LocalDate completed = start.plusDays((long) length * (60 + random.nextInt(60)) / 100);
    if (chance(55) && !completed.isAfter(LAST)) {
      events.add(event("programme-completed", "", "\"completedOn\":\"" + completed + "\""));
      LocalDate hired = completed.plusDays(random.nextInt(300) - 30L);
      if (chance(60) && !hired.isAfter(LAST)) {
        events.add(employed(hired));
      }
    }
    return events;
  }

  private String enrolled(String suffix, int daysLater) {
    LocalDate on = start.plusDays(daysLater);
    String published =
        ("{\"id\":\"programme-" + programme + "\",\"name\":\"Programme " + programme)
            + ("\",\"certification\":\"RNCP-37429\",\"publishedLengthDays\":" + length + "}");
    return event(
        "learner-enrolled",
        suffix,
        ("\"programme\":" + published + ",\"startedOn\":\"" + on)
            + ("\",\"refundDeadline\":\"" + on.plusDays(14))
            + ("\",\"deliveryMode\":\"online\",\"funding\":\"" + pick(FUNDING) + "\""));
  }

  private String profile() {
    String attributes =
        ("{\"gender\":\"" + pick(GENDERS) + "\",\"priorEducation\":" + random.nextInt(9))
            + (",\"region\":\"" + pick(REGIONS) + "\",\"country\":\"FR\"}");
    return cloudEvent(
        "profile-declared",
        "",
        learnerIs() + ",\"declaredOn\":\"" + start + "\",\"attributes\":" + attributes);
  }

  private String employed(LocalDate on) {
    return event(
        "employment-started",
        "",
        ("\"employmentId\":\"" + learner + "\",\"startedOn\":\"" + on)
            + ("\",\"contract\":\"permanent\",\"weeklyHours\":35,\"inField\":\"" + pick(IN_FIELD))
            + ("\",\"hiredByProvider\":false,\"existedBeforeTraining\":" + chance(3))
            + (chance(85) ? ",\"evidence\":{\"kind\":\"contract\"}" : ""));
  }

  /** An event about the learner's enrollment. */
  private String event(String name, String suffix, String data) {
    return cloudEvent(
        name, suffix, learnerIs() + ",\"enrollmentId\":\"" + learner + suffix + "\"," + data);
  }

  private String learnerIs() {
    return "\"learner\":\"" + learner + "\"";
  }

  private String cloudEvent(String name, String suffix, String data) {
    return ("{\"specversion\":\"1.0\",\"source\":\"/benchmark\",\"id\":\"" + name + ":" + learner)
        + (suffix + "\",\"type\":\"org.outcomeledger." + name + ".v1\",\"data\":{" + data + "}}");
  }
}
