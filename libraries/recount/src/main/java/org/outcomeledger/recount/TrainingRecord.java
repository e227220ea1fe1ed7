package org.outcomeledger.recount;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * "One learner in one programme": what indicators count.
 *
 * @param enrollments those that merge into it, the earliest first; never empty
 * @param completion "the record completed on the first completion of any"
 */
record TrainingRecord(
    LearnerAsOf learner, List<EnrollmentAsOf> enrollments, Optional<LocalDate> completion) {

  /** "A learner's enrollments in one programme merge"; those that were refunded "go first". */
  static List<TrainingRecord> of(LearnerAsOf learner) {
    return learner.enrollments().stream()
        .filter(it -> !it.isRefunded())
        .collect(Collectors.groupingBy(it -> it.enrolled().programme().id()))
        .values()
        .stream()
        .map(it -> of(learner, it.stream().sorted(EnrollmentAsOf.EARLIEST_FIRST).toList()))
        .toList();
  }

  private static TrainingRecord of(LearnerAsOf learner, List<EnrollmentAsOf> enrollments) {
    return new TrainingRecord(
        learner,
        enrollments,
        enrollments.stream()
            .flatMap(it -> it.completion().stream())
            .min(Comparator.naturalOrder()));
  }

  LocalDate asOf() {
    return learner.asOf();
  }

  /** "every enrollment field (start, published length, intent …) is the earliest's" */
  EnrollmentAsOf earliest() {
    return enrollments.getFirst();
  }

  String programme() {
    return earliest().enrolled().programme().id();
  }

  LocalDate start() {
    return earliest().start();
  }

  /** "start + ⌊x · publishedLengthDays⌋" */
  LocalDate endOf(int percent) {
    int length = earliest().enrolled().programme().publishedLengthDays();
    return start().plusDays(percent * (long) length / 100);
  }

  /** The completion of a record that is known to have one. */
  LocalDate completed() {
    return completion.orElseThrow();
  }

  boolean isCompletedBy(LocalDate day) {
    return completion.filter(it -> !it.isAfter(day)).isPresent();
  }

  /** "it withdrew (on the last withdrawal) if all did and none completed" */
  Optional<LocalDate> withdrawal() {
    return completion.isPresent() ? Optional.empty() : lastIfAll(EnrollmentAsOf::withdrawal);
  }

  /**
   * "A: all records but the excluded": "at least one of its enrollments was, each of the others was
   * or withdrew, all before any completion (the same day is not before)". It is from the day on by
   * which all of that is so.
   */
  Optional<LocalDate> exclusion() {
    Optional<LocalDate> firstExclusion = exclusions().min(Comparator.naturalOrder());
    return firstExclusion
        .flatMap(first -> lastIfAll(EnrollmentAsOf::leftOn).map(last -> later(first, last)))
        .filter(on -> completion.filter(done -> !on.isBefore(done)).isEmpty());
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? other : one;
  }

  private Optional<LocalDate> lastIfAll(Function<EnrollmentAsOf, Optional<LocalDate>> day) {
    List<LocalDate> days = enrollments.stream().flatMap(it -> day.apply(it).stream()).toList();
    return days.size() < enrollments.size()
        ? Optional.empty()
        : days.stream().max(Comparator.naturalOrder());
  }

  boolean isExcluded() {
    return exclusion().isPresent();
  }

  /** "From an exclusion after completion on, the situation is unable"; the same day is after. */
  Optional<LocalDate> unableFrom() {
    return completion.flatMap(
        done -> exclusions().filter(on -> !on.isBefore(done)).min(Comparator.naturalOrder()));
  }

  private Stream<LocalDate> exclusions() {
    return enrollments.stream().flatMap(it -> it.exclusions().stream());
  }

  /**
   * "Running on T. Started, and neither withdrawn, completed, excluded, nor past 150 % of its
   * length on T."
   */
  boolean isRunning(LocalDate day) {
    return wouldRun(day) && exclusion().filter(it -> !it.isAfter(day)).isEmpty();
  }

  /** Running but for an exclusion. */
  boolean wouldRun(LocalDate day) {
    return !start().isAfter(day)
        && withdrawal().filter(it -> !it.isAfter(day)).isEmpty()
        && !isCompletedBy(day)
        && !day.isAfter(endOf(150));
  }

  /** Whether some of its enrollments go on, and all of those are suspended. */
  boolean isSuspended(LocalDate day) {
    List<EnrollmentAsOf> going = enrollments.stream().filter(it -> it.goesOnAfter(day)).toList();
    return !going.isEmpty() && going.stream().allMatch(it -> it.isSuspended(day));
  }
}
