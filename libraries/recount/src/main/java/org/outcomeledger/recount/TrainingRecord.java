package org.outcomeledger.recount;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * "One learner in one programme": what indicators count.
 *
 * @param enrollments those that merge into it, the earliest first; never empty
 * @param completion "the record completed on the first completion of any"
 * @param exclusion "A: all records but the excluded"
 * @param unableFrom "From an exclusion after completion on, the situation is unable"
 * @param employments that count for it
 */
record TrainingRecord(
    LearnerAsOf learner,
    List<EnrollmentAsOf> enrollments,
    Optional<LocalDate> completion,
    Optional<LocalDate> exclusion,
    Optional<LocalDate> unableFrom,
    ProfileAtStart profile,
    List<JudgedEmployment> employments) {

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
    Optional<LocalDate> completion =
        enrollments.stream().flatMap(it -> it.completion().stream()).min(Comparator.naturalOrder());
    List<LocalDate> exclusions =
        enrollments.stream().flatMap(it -> it.exclusions().stream()).sorted().toList();
    return new TrainingRecord(
        learner,
        enrollments,
        completion,
        exclusion(enrollments, exclusions, completion),
        unableFrom(exclusions, completion),
        ProfileAtStart.of(learner, enrollments.getFirst().start()),
        EmploymentsOfRecord.ofTraining(learner, enrollments.getFirst()));
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
    return completion.isPresent()
        ? Optional.empty()
        : lastIfAll(enrollments, EnrollmentAsOf::withdrawal);
  }

  /**
   * "at least one of its enrollments was, each of the others was or withdrew, all before any
   * completion (the same day is not before)". It is from the day on by which all of that is so.
   */
  private static Optional<LocalDate> exclusion(
      List<EnrollmentAsOf> enrollments,
      List<LocalDate> exclusions,
      Optional<LocalDate> completion) {
    return exclusions.stream()
        .findFirst()
        .flatMap(
            first -> lastIfAll(enrollments, EnrollmentAsOf::leftOn).map(last -> later(first, last)))
        .filter(on -> completion.filter(done -> !on.isBefore(done)).isEmpty());
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? other : one;
  }

  private static Optional<LocalDate> lastIfAll(
      List<EnrollmentAsOf> enrollments, Function<EnrollmentAsOf, Optional<LocalDate>> day) {
    List<LocalDate> days = enrollments.stream().flatMap(it -> day.apply(it).stream()).toList();
    return days.size() < enrollments.size()
        ? Optional.empty()
        : days.stream().max(Comparator.naturalOrder());
  }

  boolean isExcluded() {
    return exclusion.isPresent();
  }

  /** The same day is after. */
  private static Optional<LocalDate> unableFrom(
      List<LocalDate> exclusions, Optional<LocalDate> completion) {
    return completion.flatMap(
        done -> exclusions.stream().filter(on -> !on.isBefore(done)).findFirst());
  }

  /**
   * "Running on T. Started, and neither withdrawn, completed, excluded, nor past 150 % of its
   * length on T."
   */
  boolean isRunning(LocalDate day) {
    return wouldRun(day) && exclusion.filter(it -> !it.isAfter(day)).isEmpty();
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
