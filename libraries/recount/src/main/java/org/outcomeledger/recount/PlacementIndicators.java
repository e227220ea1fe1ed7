package org.outcomeledger.recount;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.outcomeledger.event.InField;

/** EMP1, EMP2, EMP11, SAL1, SAL2, SOC1, DAT1 and DAT2: what came within 180 days, of J. */
final class PlacementIndicators {
  private static final int DAYS = 180;
  private static final Optional<Boolean> NOT_KNOWN = Optional.empty();

  private PlacementIndicators() {}

  private static CountedAs ofJ(TrainingRecord record, Function<LocalDate, CountedAs> judgement) {
    LocalDate done = record.completion().orElse(record.start());
    return Population.ofJ(record, done.plusDays(DAYS), judgement);
  }

  /** EMP1: "has an EMP1 employment", of "J, mature(180 d), unknown included". */
  static CountedAs placed(TrainingRecord record) {
    return placed(record, employment -> true);
  }

  /** EMP2: "has an EMP1 employment full time, not hiredByProvider, …". */
  static CountedAs placedFullTime(TrainingRecord record) {
    return placed(record, JudgedEmployment::isFullTimeNotByProvider);
  }

  private static CountedAs placed(TrainingRecord record, Predicate<JudgedEmployment> wanted) {
    return ofJ(
        record,
        day -> {
          if (EmploymentsOfRecord.of(record).placements(day).stream().anyMatch(wanted)) {
            return CountedAs.NUMERATOR;
          }
          return isUnknown(record, day, wanted) ? CountedAs.UNKNOWN : CountedAs.REST;
        });
  }

  /**
   * "Unknown in EMP1: not in the numerator, and either the situation on completion + 180 days is
   * unknown, or an employment of the window lacks only evidence, or has inField unknown." In EMP2
   * the employment must be all else that EMP2 wants: a document cannot make part time full time.
   */
  private static boolean isUnknown(
      TrainingRecord record, LocalDate day, Predicate<JudgedEmployment> wanted) {
    SituationOfRecord situation = SituationOfRecord.of(record);
    return situation.on(day) == Occupation.UNKNOWN
        || situation.employments().inWindow(day).stream()
            .filter(wanted)
            .anyMatch(PlacementIndicators::isPerhapsPlacement);
  }

  private static boolean isPerhapsPlacement(JudgedEmployment it) {
    return it.field() == InField.UNKNOWN || (it.isInField() && !it.evidenced());
  }

  /**
   * EMP11: of those who have "an employment as for EMP1, of any inField", "one of them
   * hiredByProvider (unknown where none is and one is not known)".
   */
  static CountedAs byProvider(TrainingRecord record) {
    return ofJ(
        record,
        day -> {
          Set<Optional<Boolean>> providers =
              EmploymentsOfRecord.of(record).inWindow(day).stream()
                  .filter(JudgedEmployment::evidenced)
                  .map(JudgedEmployment::byProvider)
                  .collect(Collectors.toSet());
          if (providers.isEmpty()) {
            return CountedAs.OUTSIDE;
          }
          boolean known = providers.contains(Optional.of(true)) || !providers.contains(NOT_KNOWN);
          return known
              ? Population.numeratorIf(providers.contains(Optional.of(true)))
              : CountedAs.UNKNOWN;
        });
  }

  /** DAT1: "J mature(180 d) not unknown in EMP1". */
  static CountedAs known(TrainingRecord record) {
    CountedAs placed = placed(record);
    return switch (placed) {
      case NUMERATOR, REST -> CountedAs.NUMERATOR;
      case UNKNOWN, UNKNOWN_LEFT_OUT -> CountedAs.REST;
      case PENDING, EXCLUDED, OUTSIDE -> placed;
    };
  }

  /** DAT2: "records with an EMP1 employment", of "records with one, evidence aside". */
  static CountedAs evidenced(TrainingRecord record) {
    return ofJ(
        record,
        day -> {
          EmploymentsOfRecord employments = EmploymentsOfRecord.of(record);
          return employments.inWindow(day).stream().noneMatch(JudgedEmployment::isInField)
              ? CountedAs.OUTSIDE
              : Population.numeratorIf(!employments.placements(day).isEmpty());
        });
  }

  /** SAL1: "median over EMP1's numerator with a known yearly gross". */
  static List<Finding> salaryPaid(TrainingRecord record, RecountQuestion question) {
    return ofPlaced(record, () -> salary(record, question.currency()));
  }

  /** SAL2: "median of SAL1's salary − priorSalary (declared by the start)", "both known". */
  static List<Finding> salaryChanged(TrainingRecord record, RecountQuestion question) {
    Supplier<Optional<BigDecimal>> prior = () -> record.profile().priorSalary(question.currency());
    return ofPlaced(
        record,
        () -> salary(record, question.currency()).flatMap(now -> prior.get().map(now::subtract)));
  }

  /** "the earliest EMP1 employment with a known gross (same day: the lowest)" */
  private static Optional<BigDecimal> salary(TrainingRecord record, String currency) {
    record Paid(LocalDate from, BigDecimal gross) {}

    LocalDate windowEnd = record.completed().plusDays(DAYS);
    return EmploymentsOfRecord.of(record).placements(windowEnd).stream()
        .flatMap(it -> it.yearlyGross(currency).stream().map(gross -> new Paid(it.start(), gross)))
        .min(Comparator.comparing(Paid::from).thenComparing(Paid::gross))
        .map(Paid::gross);
  }

  /** "coverage: known / EMP1's numerator": who is not in that is not asked. */
  private static List<Finding> ofPlaced(
      TrainingRecord record, Supplier<Optional<BigDecimal>> amount) {
    CountedAs placed = placed(record);
    return switch (placed) {
      case NUMERATOR ->
          amount
              .get()
              .map(it -> List.of(whole(CountedAs.NUMERATOR), new Finding.Amount(it)))
              .orElse(List.of(whole(CountedAs.UNKNOWN)));
      case REST, UNKNOWN, UNKNOWN_LEFT_OUT -> List.of(whole(CountedAs.OUTSIDE));
      case PENDING, EXCLUDED, OUTSIDE -> List.of(whole(placed));
    };
  }

  private static Finding whole(CountedAs as) {
    return new Finding.Counted(Finding.WHOLE, as);
  }

  /**
   * SOC1: "EMP1 where ENR2 is true − EMP1 where it is known false"; "unclassified counts those
   * whose target group is unknown".
   */
  static List<Finding> placementGap(TrainingRecord record) {
    String group = record.profile().ofTargetGroup().map(Object::toString).orElse(Breakdown.UNKNOWN);
    return List.of(new Finding.Counted(group, placed(record)));
  }
}
