package org.outcomeledger.story;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The small history that the page for analysts asks about: job seekers from priority areas, by the
 * day on which they completed, and others, who must not be counted among them.
 */
final class JobSeekers {

  private static final Map<String, Object> FROM_PRIORITY_AREA =
      Map.of("priorSituation", "job-seeker", "priorityArea", true);
  private static final List<Map<String, Object>> OTHERS =
      List.of(
          Map.of("priorSituation", "job-seeker", "priorityArea", false),
          Map.of("priorSituation", "job-seeker", "priorityArea", "prefer-not-to-say"),
          Map.of("priorSituation", "student", "priorityArea", true));
  private static final int DAYS_TO_COMPLETION = 90;

  private final List<Learner> learners = new ArrayList<>();

  /** What enrollment-service is told first. */
  static List<Event> events() {
    JobSeekers history = new JobSeekers();
    history.completed("2025-02-14", 22, 14, 4);
    history.add(
        "2025-02-14", 2, it -> it.declares(FROM_PRIORITY_AREA).intends("keep-job").completes());
    history.completed("2025-05-14", 15, 8, 2);
    history.completed("2025-08-14", 6, 2, 0);
    history.completed("2025-11-14", 5, 5, 0);
    history.completed("2025-12-15", 4, 3, 5);
    history.completed("2026-02-16", 7, 0, 13);
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
    add(on, placed, it -> it.declares(FROM_PRIORITY_AREA).completes().worksFrom(60));
    add(on, seeking, it -> it.declares(FROM_PRIORITY_AREA).completes().seeksOn(170));
    add(on, unknown, it -> it.declares(FROM_PRIORITY_AREA).completes());
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
