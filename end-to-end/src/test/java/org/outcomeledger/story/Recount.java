package org.outcomeledger.story;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * ENR1, ENR2, COM1, COM2 and COM3 counted from the text of their definitions alone: slow, plain and
 * without any class of the project. It knows histories of enrollments, what befell them,
 * completions and profiles.
 *
 * <p>Readings where the text leaves room: ENR2's denominator is all of A, the unknown among them
 * included (it says "A"), and knows no maturity; a record is judged against the start and length of
 * its earliest remaining enrollment, whichever enrollment was completed; a group has a row when a
 * record of the asked cohort is in it, whether that record counts or not; COM3's `from` and `to`
 * are its period and bound no cohort; who was excluded after `from` ran at its end and stays, who
 * was by then is `excluded` where they would have run.
 */
final class Recount {

  private static final int REPORTING_LAG_DAYS = 30;
  private static final List<String> ATTRIBUTES =
      List.of(
          "gender",
          "ageBand",
          "priorEducation",
          "priorSituation",
          "priorityArea",
          "disability",
          "refugee",
          "region",
          "country");

  /** A record as of a day, with those of its learner's attributes that are known. */
  private record Seen(TrainingRecord record, Map<String, String> known) {}

  private final History everything;
  private final Map<LocalDate, List<Seen>> seenBy = new HashMap<>();

  Recount(History everything) {
    this.everything = everything;
  }

  /** One figure per group, by the group's name; in all, the one group is the empty name. */
  Map<String, AnsweredCounts> figures(FigureQuestion question) {
    Map<String, AnsweredCounts> figures = new TreeMap<>();
    seenBy.computeIfAbsent(lastDay(question), this::lookAt).stream()
        .filter(seen -> inCohort(seen.record(), question))
        .collect(groupingBy(seen -> group(seen, question.by())))
        .forEach((group, members) -> figures.put(group, figure(members, question)));
    if (question.by().isEmpty()) {
      figures.putIfAbsent("", figure(List.of(), question));
    }
    return figures;
  }

  private List<Seen> lookAt(LocalDate day) {
    History history = everything.asOf(day);
    DeclaredAttributes attributes = new DeclaredAttributes(history.declarations());
    List<Seen> all = new ArrayList<>();
    for (TrainingRecord record : TrainingRecord.of(history)) {
      Map<String, String> known = new HashMap<>();
      for (String name : ATTRIBUTES) {
        attributes
            .known(record.learner(), name, record.start())
            .ifPresent(value -> known.put(name, value));
      }
      all.add(new Seen(record, known));
    }
    return all;
  }

  private static AnsweredCounts figure(List<Seen> group, FigureQuestion question) {
    List<TrainingRecord> records = group.stream().map(Seen::record).toList();
    return switch (question.indicator()) {
      case "ENR1" -> AnsweredCounts.count(learnersRunning(records, question.asOf()));
      case "ENR2" -> fromTargetGroup(group);
      case "COM1" -> completedBy(100, records, question.asOf());
      case "COM2" -> completedBy(150, records, question.asOf());
      case "COM3" -> droppedOut(records, question);
      default -> throw new IllegalArgumentException("no recount of " + question.indicator());
    };
  }

  private static long learnersRunning(List<TrainingRecord> records, LocalDate day) {
    return records.stream()
        .filter(r -> r.runningAtTheEndOf(day) && !r.suspendedAtTheEndOf(day))
        .map(TrainingRecord::learner)
        .distinct()
        .count();
  }

  private static AnsweredCounts completedBy(
      int percent, List<TrainingRecord> records, LocalDate day) {
    List<TrainingRecord> mature =
        records.stream()
            .filter(r -> !r.end(percent).plusDays(REPORTING_LAG_DAYS).isAfter(day))
            .toList();
    long excluded = count(mature, r -> r.excludedOn().isPresent());
    long completed = count(mature, r -> r.excludedOn().isEmpty() && r.completedBy(r.end(percent)));
    long pending = count(records, r -> r.excludedOn().isEmpty()) - (mature.size() - excluded);
    return new AnsweredCounts(completed, mature.size() - excluded, 0, pending, excluded);
  }

  private static AnsweredCounts droppedOut(List<TrainingRecord> records, FigureQuestion question) {
    LocalDate to = question.to().orElse(question.asOf());
    LocalDate from = question.from().orElse(to.minusMonths(12));
    List<TrainingRecord> running = records.stream().filter(r -> r.runningAtTheEndOf(from)).toList();
    long withdrew = count(running, r -> r.withdrewBy(lastDay(question)));
    long excluded = count(records, r -> r.wouldRunAtTheEndOf(from) && r.excludedBy(from));
    return new AnsweredCounts(withdrew, running.size(), 0, 0, excluded);
  }

  private static AnsweredCounts fromTargetGroup(List<Seen> group) {
    List<Seen> counted =
        group.stream().filter(seen -> seen.record().excludedOn().isEmpty()).toList();
    long excluded = (long) group.size() - counted.size();
    List<Set<Optional<Boolean>>> answers =
        counted.stream().map(seen -> targetGroups(seen.known())).toList();
    long target = count(answers, known -> known.contains(Optional.of(true)));
    long outside = count(answers, known -> known.equals(Set.of(Optional.of(false))));
    long unknown = counted.size() - target - outside;
    return new AnsweredCounts(target, counted.size(), unknown, 0, excluded);
  }

  private static Set<Optional<Boolean>> targetGroups(Map<String, String> known) {
    return Stream.of(
            known(known, "priorSituation").map("job-seeker"::equals),
            known(known, "priorEducation").map(isced -> Integer.parseInt(isced) <= 2),
            known(known, "priorityArea").map(Boolean::valueOf),
            known(known, "refugee").map(Boolean::valueOf),
            known(known, "disability").map(Boolean::valueOf))
        .collect(toSet());
  }

  private static Optional<String> known(Map<String, String> known, String attribute) {
    return Optional.ofNullable(known.get(attribute));
  }

  private static String group(Seen seen, String by) {
    LocalDate start = seen.record().start();
    return switch (by) {
      case "" -> "";
      case "programme" -> seen.record().programme();
      case "cohort-month" -> start.toString().substring(0, 7);
      case "cohort-quarter" -> start.getYear() + "-Q" + (start.getMonthValue() + 2) / 3;
      case "cohort-year" -> String.valueOf(start.getYear());
      default -> seen.known().getOrDefault(attribute(by), "unknown");
    };
  }

  /** {@code priority-area} asks for {@code priorityArea}. */
  private static String attribute(String by) {
    String name =
        Pattern.compile("-(.)").matcher(by).replaceAll(m -> m.group(1).toUpperCase(Locale.ROOT));
    if (!ATTRIBUTES.contains(name)) {
      throw new IllegalArgumentException("no recount by " + by);
    }
    return name;
  }

  private static boolean inCohort(TrainingRecord record, FigureQuestion question) {
    return isDropout(question)
        || (question.from().filter(record.start()::isBefore).isEmpty()
            && question.to().filter(record.start()::isAfter).isEmpty());
  }

  private static LocalDate lastDay(FigureQuestion question) {
    return isDropout(question)
        ? question.to().filter(question.asOf()::isAfter).orElse(question.asOf())
        : question.asOf();
  }

  private static boolean isDropout(FigureQuestion question) {
    return question.indicator().equals("COM3");
  }

  private static <T> long count(List<T> all, Predicate<T> which) {
    return all.stream().filter(which).count();
  }
}
