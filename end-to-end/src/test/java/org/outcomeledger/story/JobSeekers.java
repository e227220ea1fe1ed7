package org.outcomeledger.story;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The small history that the page for analysts asks about: job seekers by the day on which they
 * completed, and others, who must not be counted among them.
 */
final class JobSeekers {

  private static final Map<String, Object> JOB_SEEKER = Map.of("priorSituation", "job-seeker");
  private static final List<Map<String, Object>> OTHERS =
      List.of(
          Map.of("priorSituation", "employed"),
          Map.of("priorSituation", "prefer-not-to-say"),
          Map.of("priorSituation", "student"));
  private static final int DAYS_TO_COMPLETION = 90;

  private final List<Learner> learners = new ArrayList<>();

  /** What enrollment-service is told first. */
  static List<Event> events() {
    JobSeekers history = new JobSeekers();
    history.completed("2025-02-14", 62, 41, 9);
    history.add("2025-02-14", 12, it -> it.declares(JOB_SEEKER).intends("keep-job").completes());
    history.completed("2025-05-14", 55, 28, 7);
    history.completed("2025-08-14", 36, 13, 2);
    history.completed("2025-11-14", 15, 14, 2);
    history.completed("2025-12-15", 4, 3, 5);
    history.completed("2026-02-16", 17, 0, 13);
    for (Map<String, Object> other : OTHERS) {
      history.add("2025-05-14", 9, it -> it.declares(other).completes().worksFrom(10));
    }
    return history.learners.stream()
        .flatMap(learner -> learner.events().stream())
        .sorted(Comparator.comparing(Event::service))
        .toList();
  }

  /** Of those of one day some found a job, some look for one, and of some nothing is known. */
  private void completed(String on, int placed, int seeking, int unknown) {
    add(on, placed, it -> it.declares(JOB_SEEKER).completes().worksFrom(60));
    add(on, seeking, it -> it.declares(JOB_SEEKER).completes().seeksOn(170));
    add(on, unknown, it -> it.declares(JOB_SEEKER).completes());
  }

  private void add(String completedOn, int count, Consumer<Learner> life) {
    LocalDate start = LocalDate.parse(completedOn).minusDays(DAYS_TO_COMPLETION);
    for (int i = 0; i < count; i++) {
      Learner learner = new Learner("retraining", learners.size(), start);
      life.accept(learner);
      learners.add(learner);
    }
  }
}
