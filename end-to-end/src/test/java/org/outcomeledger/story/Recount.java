package org.outcomeledger.story;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * ENR1, ENR2, COM1, COM2 and COM3 counted from the text of indicators.md alone: slow, plain and
 * without any class of the project. It knows histories of enrollments, withdrawals, completions and
 * profiles; suspensions and exclusions it does not know, so nothing is ever excluded.
 *
 * <p>Readings where the text leaves room: ENR2's denominator is all of A, the unknown among them
 * included (it says "A"), and knows no maturity; a record is judged against the start and length of
 * its earliest remaining enrollment, whichever enrollment was completed; a group has a row when a
 * record of the asked cohort is in it, whether that record counts or not; COM3's `from` and `to`
 * are its period and bound no cohort.
 */
final class Recount {

  private static final int REPORTING_LAG_DAYS = 30;

  private final Question question;
  private final LocalDate seenBy;
  private final List<TrainingRecord> records;
  private final Attributes attributes;

  private Recount(History everything, Question question) {
    this.question = question;
    this.seenBy =
        dropout() && until(question).isBefore(question.asOf()) ? until(question) : question.asOf();
    History history = everything.asOf(seenBy);
    this.records = TrainingRecord.of(history).stream().filter(this::inCohort).toList();
    this.attributes = new Attributes(history.declarations());
  }

  /** One figure per group, by the group's name; in all, the one group is the empty name. */
  static Map<String, Figure> of(History history, Question question) {
    return new Recount(history, question).figures();
  }

  private Map<String, Figure> figures() {
    Map<String, Figure> figures =
        records.stream()
            .collect(
                groupingBy(this::group, TreeMap::new, collectingAndThen(toList(), this::figure)));
    if (question.by().isEmpty()) {
      figures.putIfAbsent("", figure(List.of()));
    }
    return figures;
  }

  private Figure figure(List<TrainingRecord> group) {
    return switch (question.indicator()) {
      case "ENR1" -> Figure.count(learnersRunning(group));
      case "ENR2" -> fromTargetGroup(group);
      case "COM1" -> completedBy(100, group);
      case "COM2" -> completedBy(150, group);
      case "COM3" -> droppedOut(group);
      default -> throw new IllegalArgumentException("no recount of " + question.indicator());
    };
  }

  private long learnersRunning(List<TrainingRecord> group) {
    return group.stream()
        .filter(r -> r.runningAtTheEndOf(seenBy))
        .map(TrainingRecord::learner)
        .distinct()
        .count();
  }

  private Figure completedBy(int percent, List<TrainingRecord> group) {
    List<TrainingRecord> mature =
        group.stream()
            .filter(r -> !r.end(percent).plusDays(REPORTING_LAG_DAYS).isAfter(seenBy))
            .toList();
    long completed = count(mature, r -> r.completedBy(r.end(percent)));
    return new Figure(completed, mature.size(), 0, group.size() - mature.size(), 0);
  }

  private Figure droppedOut(List<TrainingRecord> group) {
    LocalDate from = question.from().orElseGet(() -> until(question).minusMonths(12));
    List<TrainingRecord> running = group.stream().filter(r -> r.runningAtTheEndOf(from)).toList();
    return new Figure(count(running, r -> r.withdrewBy(seenBy)), running.size(), 0, 0, 0);
  }

  private Figure fromTargetGroup(List<TrainingRecord> group) {
    List<Set<Optional<Boolean>>> answers = group.stream().map(this::targetGroups).toList();
    long target = count(answers, known -> known.contains(Optional.of(true)));
    long unknown =
        count(
            answers,
            known ->
                !known.contains(Optional.of(true)) && known.contains(Optional.<Boolean>empty()));
    return new Figure(target, group.size(), unknown, 0, 0);
  }

  private Set<Optional<Boolean>> targetGroups(TrainingRecord r) {
    return Stream.of(
            known(r, "priorSituation").map("job-seeker"::equals),
            known(r, "priorEducation").map(isced -> Integer.parseInt(isced) <= 2),
            known(r, "priorityArea").map(Boolean::valueOf),
            known(r, "refugee").map(Boolean::valueOf),
            known(r, "disability").map(Boolean::valueOf))
        .collect(toSet());
  }

  private String group(TrainingRecord r) {
    int quarter = (r.start().getMonthValue() + 2) / 3;
    return switch (question.by()) {
      case "" -> "";
      case "programme" -> r.programme();
      case "cohort-month" -> r.start().toString().substring(0, 7);
      case "cohort-quarter" -> r.start().getYear() + "-Q" + quarter;
      case "cohort-year" -> String.valueOf(r.start().getYear());
      case "gender", "disability", "refugee", "region", "country" ->
          known(r, question.by()).orElse("unknown");
      case "age-band" -> known(r, "ageBand").orElse("unknown");
      case "prior-education" -> known(r, "priorEducation").orElse("unknown");
      case "prior-situation" -> known(r, "priorSituation").orElse("unknown");
      case "priority-area" -> known(r, "priorityArea").orElse("unknown");
      default -> throw new IllegalArgumentException("no recount by " + question.by());
    };
  }

  private Optional<String> known(TrainingRecord r, String attribute) {
    return attributes.known(r.learner(), attribute, r.start());
  }

  private boolean inCohort(TrainingRecord r) {
    return dropout()
        || (question.from().filter(r.start()::isBefore).isEmpty()
            && question.to().filter(r.start()::isAfter).isEmpty());
  }

  private boolean dropout() {
    return question.indicator().equals("COM3");
  }

  private static LocalDate until(Question question) {
    return question.to().orElse(question.asOf());
  }

  private static <T> long count(List<T> all, Predicate<T> which) {
    return all.stream().filter(which).count();
  }
}
