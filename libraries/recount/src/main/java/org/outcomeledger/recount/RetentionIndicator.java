package org.outcomeledger.recount;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * EMP10: "an employer of quarter 2 again in quarter 4 (calendar quarters after completion's …)", of
 * "G employed in quarter 2, mature 30 days after quarter 4".
 */
final class RetentionIndicator {
  private static final int MONTHS = 3;

  private RetentionIndicator() {}

  static CountedAs sameEmployer(TrainingRecord record) {
    LocalDate quarter = quarterOf(record.completion().orElse(record.start()));
    return Population.ofG(
        record,
        lastDay(after(quarter, 4)),
        due -> {
          List<JudgedEmployment> second = employments(record, after(quarter, 2));
          List<JudgedEmployment> fourth = employments(record, after(quarter, 4));
          return second.isEmpty() ? CountedAs.OUTSIDE : again(second, fourth);
        });
  }

  /** The first day of the quarter that a day is in. */
  private static LocalDate quarterOf(LocalDate day) {
    return LocalDate.of(day.getYear(), day.getMonth().firstMonthOfQuarter(), 1);
  }

  private static LocalDate after(LocalDate quarter, int quarters) {
    return quarter.plusMonths((long) MONTHS * quarters);
  }

  private static LocalDate lastDay(LocalDate quarter) {
    return quarter.plusMonths(MONTHS).minusDays(1);
  }

  private static List<JudgedEmployment> employments(TrainingRecord record, LocalDate quarter) {
    return EmploymentsOfRecord.of(record).between(quarter, lastDay(quarter));
  }

  /**
   * "one and the same employment in both is the same employer; else no employerRef: unknown, in the
   * denominator", where there is an employment in quarter 4.
   */
  private static CountedAs again(List<JudgedEmployment> second, List<JudgedEmployment> fourth) {
    Set<Optional<String>> before = employers(second);
    Set<Optional<String>> after = employers(fourth);
    boolean sameName = before.stream().anyMatch(it -> it.isPresent() && after.contains(it));
    if (sameName || second.stream().anyMatch(fourth::contains)) {
      return CountedAs.NUMERATOR;
    }
    boolean unnamed = Stream.concat(before.stream(), after.stream()).anyMatch(Optional::isEmpty);
    return unnamed && !after.isEmpty() ? CountedAs.UNKNOWN : CountedAs.REST;
  }

  private static Set<Optional<String>> employers(List<JudgedEmployment> employments) {
    return employments.stream().map(it -> it.said().employerRef()).collect(Collectors.toSet());
  }
}
