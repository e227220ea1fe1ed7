package org.outcomeledger.story;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.outcomeledger.story.History.Enrollment;

/**
 * One learner in one programme: the learner's enrollments there, merged as LearnerRecords in
 * libraries/indicators does. A learner whose enrollments in the programme were all refunded has no
 * record there.
 */
record TrainingRecord(
    String learner,
    String programme,
    LocalDate start,
    int lengthDays,
    Optional<LocalDate> completedOn,
    Optional<LocalDate> withdrewOn,
    Optional<LocalDate> excludedOn,
    List<Enrollment> enrollments) {

  private static final Comparator<Enrollment> EARLIEST =
      comparing(Enrollment::startedOn)
          .thenComparingInt(Enrollment::lengthDays)
          .thenComparing(Enrollment::id);

  private record Key(String learner, String programme) {}

  static List<TrainingRecord> of(History history) {
    return history.enrollments().stream()
        .filter(e -> !e.refunded())
        .collect(groupingBy(e -> new Key(e.learner(), e.programme())))
        .values()
        .stream()
        .map(TrainingRecord::merge)
        .toList();
  }

  private static TrainingRecord merge(Collection<Enrollment> enrollments) {
    Enrollment earliest = enrollments.stream().min(EARLIEST).orElseThrow();
    Optional<LocalDate> completed =
        dates(enrollments.stream().map(Enrollment::completedOn)).min(Comparator.naturalOrder());
    boolean allWithdrew = enrollments.stream().allMatch(e -> e.withdrewOn().isPresent());
    Optional<LocalDate> withdrew =
        allWithdrew && completed.isEmpty()
            ? dates(enrollments.stream().map(Enrollment::withdrewOn)).max(Comparator.naturalOrder())
            : Optional.empty();
    List<Optional<LocalDate>> exclusions =
        enrollments.stream()
            .map(e -> e.interruptions().excludedOn().stream().min(Comparator.naturalOrder()))
            .toList();
    Optional<LocalDate> excluded =
        exclusions.stream().allMatch(Optional::isPresent)
            ? dates(exclusions.stream())
                .max(Comparator.naturalOrder())
                .filter(last -> completed.filter(on -> !last.isBefore(on)).isEmpty())
            : Optional.empty();
    return new TrainingRecord(
        earliest.learner(),
        earliest.programme(),
        earliest.startedOn(),
        earliest.lengthDays(),
        completed,
        withdrew,
        excluded,
        List.copyOf(enrollments));
  }

  private static Stream<LocalDate> dates(Stream<Optional<LocalDate>> dates) {
    return dates.flatMap(Optional::stream);
  }

  /** The last day that belongs to {@code percent} of the length: start + ⌊percent · length⌋. */
  LocalDate end(int percent) {
    return start.plusDays((long) lengthDays * percent / 100);
  }

  boolean completedBy(LocalDate day) {
    return completedOn.filter(on -> !on.isAfter(day)).isPresent();
  }

  boolean withdrewBy(LocalDate day) {
    return withdrewOn.filter(on -> !on.isAfter(day)).isPresent();
  }

  /**
   * At the end of that day: the day of a withdrawal is no longer running, the last day of 150 %
   * still is.
   */
  boolean runningAtTheEndOf(LocalDate day) {
    return wouldRunAtTheEndOf(day) && !excludedBy(day);
  }

  /** The same, exclusions aside. */
  boolean wouldRunAtTheEndOf(LocalDate day) {
    return !start.isAfter(day) && !withdrewBy(day) && !completedBy(day) && !day.isAfter(end(150));
  }

  boolean excludedBy(LocalDate day) {
    return excludedOn.filter(on -> !on.isAfter(day)).isPresent();
  }

  /** Reading: a record is suspended when all its enrollments are that nothing has ended by then. */
  boolean suspendedAtTheEndOf(LocalDate day) {
    List<Enrollment> goingOn =
        enrollments.stream()
            .filter(e -> !e.startedOn().isAfter(day))
            .filter(e -> e.withdrewOn().filter(on -> !on.isAfter(day)).isEmpty())
            .filter(e -> e.interruptions().excludedOn().stream().allMatch(on -> on.isAfter(day)))
            .toList();
    return !goingOn.isEmpty()
        && goingOn.stream().allMatch(e -> e.interruptions().suspendedAtTheEndOf(day));
  }
}
