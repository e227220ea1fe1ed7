package org.outcomeledger.impact.metrics;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.outcomeledger.event.InField;

/** What ends the time of each record, and how many are at risk when it does. */
final class FoldedCurves {
  /** In the order in which they count on one day. */
  enum End {
    EVENT,
    COMPETING,
    CENSORED
  }

  record Followed(long day, End end) {}

  /** One day, with all who leave on it. */
  record Step(long day, long atRisk, long events, long competing, long censored) {}

  private FoldedCurves() {}

  /** The time from the start to the completion; those who withdrew never complete. */
  static Followed completion(FoldedRecord it) {
    LocalDate start = it.start();
    return it.completion()
        .map(day -> after(start, day, End.EVENT))
        .or(() -> it.withdrawal().map(day -> after(start, day, End.COMPETING)))
        .orElseGet(() -> after(start, it.asOf(), End.CENSORED));
  }

  /** The time from the completion to the first job in field. */
  static Followed job(FoldedRecord it, boolean observed) {
    LocalDate done = it.completion().orElseThrow();
    Optional<LocalDate> last = observed ? it.lastKnown() : Optional.of(it.asOf());
    return Stream.of(jobs(it), competing(it))
        .flatMap(ends -> ends)
        .min(Comparator.comparingLong(Followed::day).thenComparing(Followed::end))
        .orElseGet(() -> after(done, last.orElse(done), End.CENSORED));
  }

  private static Stream<Followed> jobs(FoldedRecord it) {
    return it.jobsSinceStartBy(it.asOf()).stream()
        .filter(job -> job.inField() == InField.YES && job.evidenced())
        .map(job -> after(it.completion().orElseThrow(), job.said().startedOn(), End.EVENT));
  }

  private static Stream<Followed> competing(FoldedRecord it) {
    LocalDate done = it.completion().orElseThrow();
    return Stream.of(
            it.learner().studies().stream()
                .filter(study -> study.meet(done, it.asOf()))
                .map(FoldedLearner.Days::from),
            it.jobs().stream()
                .filter(job -> job.inField() == InField.NO && job.durable())
                .filter(job -> job.days().meet(done, it.asOf()))
                .map(job -> job.said().startedOn()),
            it.unableFrom().stream())
        .flatMap(days -> days)
        .map(day -> after(done, day, End.COMPETING));
  }

  private static Followed after(LocalDate begin, LocalDate day, End end) {
    return new Followed(Math.max(0, ChronoUnit.DAYS.between(begin, day)), end);
  }

  static List<Step> steps(List<Followed> all) {
    TreeMap<Long, Step> steps = new TreeMap<>();
    for (Followed one : all) {
      long day = one.day();
      steps.put(
          day,
          new Step(
              day,
              all.stream().filter(it -> it.day() >= day).count(),
              count(all, day, End.EVENT),
              count(all, day, End.COMPETING),
              count(all, day, End.CENSORED)));
    }
    return List.copyOf(steps.values());
  }

  private static long count(List<Followed> all, long day, End end) {
    return all.stream().filter(it -> it.day() == day && it.end() == end).count();
  }

  /** The share to whom the event happened by the end of each step: plain Aalen-Johansen. */
  static List<Double> incidence(List<Step> steps) {
    double[] survival = {1};
    double[] incidence = {0};
    return steps.stream()
        .map(
            it -> {
              incidence[0] += survival[0] * it.events() / it.atRisk();
              survival[0] *= 1 - (double) (it.events() + it.competing()) / it.atRisk();
              return incidence[0];
            })
        .toList();
  }

  /** The first day with half of all; 1e-12 less is half, but for what doubles cannot say. */
  static Optional<Long> medianDay(List<Step> steps) {
    List<Double> incidence = incidence(steps);
    return Stream.iterate(0, i -> i + 1)
        .limit(steps.size())
        .filter(i -> incidence.get(i) >= 0.5 - 1e-12)
        .findFirst()
        .map(i -> steps.get(i).day());
  }
}
