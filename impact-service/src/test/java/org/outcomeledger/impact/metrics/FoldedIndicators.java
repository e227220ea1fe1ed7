package org.outcomeledger.impact.metrics;

import static org.outcomeledger.impact.metrics.FoldedIndicators.Place.EXCLUDED;
import static org.outcomeledger.impact.metrics.FoldedIndicators.Place.NO;
import static org.outcomeledger.impact.metrics.FoldedIndicators.Place.OUTSIDE;
import static org.outcomeledger.impact.metrics.FoldedIndicators.Place.PENDING;
import static org.outcomeledger.impact.metrics.FoldedIndicators.Place.UNKNOWN;
import static org.outcomeledger.impact.metrics.FoldedIndicators.Place.UNKNOWN_BESIDE;
import static org.outcomeledger.impact.metrics.FoldedIndicators.Place.YES;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.outcomeledger.event.InField;
import org.outcomeledger.event.Situation;
import org.outcomeledger.impact.metrics.FoldedRecord.Doing;

/**
 * Where a record stands in an indicator: the catalogue, a method for each of its lines. Longer than
 * usual, so that it can be read beside the catalogue in one go.
 */
final class FoldedIndicators {
  /** Unknown is in the denominator; beside it, where only the known are counted. */
  enum Place {
    OUTSIDE,
    PENDING,
    EXCLUDED,
    YES,
    NO,
    UNKNOWN,
    UNKNOWN_BESIDE
  }

  static final Map<String, List<Integer>> WINDOWS =
      Map.of("EMP4", List.of(6, 24), "EMP6", List.of(6, 12, 18, 24, 30));

  private static final Set<String> FROM_START = Set.of("ENR1", "ENR2", "COM1", "COM2", "COM4");
  private static final int REPORTING_LAG = 30;

  private FoldedIndicators() {}

  /** The day by which a record belongs to a cohort. */
  static Optional<LocalDate> reference(String id, FoldedRecord it) {
    return FROM_START.contains(id) ? Optional.of(it.start()) : it.completion();
  }

  /** Of every indicator of a cohort that counts records. */
  static Place place(String id, int months, FoldedRecord it) {
    return switch (id) {
      case "ENR2" -> targetGroup(it);
      case "COM1" -> completed(it, 100);
      case "COM2" -> completed(it, 150);
      case "EMP1" -> placed(it, job -> true);
      case "EMP2" -> placed(it, FoldedJob::fullTimeElsewhere);
      case "EMP3" -> onDay(it, 6, day -> ofKnown(it, day));
      case "EMP4" -> onDay(it, months, day -> inTargetJob(it, day));
      case "EMP5" -> onDay(it, 6, day -> durable(it, day));
      case "EMP6" -> onDay(it, months, day -> salaried(it, day));
      case "EMP7" -> onDay(it, 6, day -> favourable(it, day));
      case "EMP10" -> sameEmployer(it);
      case "EMP11" -> byProvider(it);
      case "SAL1" -> paid(it, salary(it));
      case "SAL2" -> paid(it, change(it));
      case "DAT1" -> known(it);
      case "DAT2" -> evidenced(it);
      default -> throw new IllegalArgumentException(id);
    };
  }

  private static Place targetGroup(FoldedRecord it) {
    if (it.excluded()) {
      return EXCLUDED;
    }
    return it.ofTargetGroup().map(FoldedIndicators::yesOrNo).orElse(UNKNOWN);
  }

  private static Place yesOrNo(boolean yes) {
    return yes ? YES : NO;
  }

  private static boolean mature(FoldedRecord it, LocalDate day) {
    return !day.plusDays(REPORTING_LAG).isAfter(it.asOf());
  }

  private static Place completed(FoldedRecord it, int percent) {
    LocalDate by = it.afterPercent(percent);
    if (!mature(it, by)) {
      return it.excluded() ? OUTSIDE : PENDING;
    }
    return it.excluded() ? EXCLUDED : yesOrNo(it.completedBy(by));
  }

  static Place dropout(FoldedRecord it, LocalDate from, LocalDate to) {
    if (!it.running(from)) {
      return it.runningButForExclusion(from) ? EXCLUDED : OUTSIDE;
    }
    return yesOrNo(
        it.withdrawal().filter(day -> day.isAfter(from) && !day.isAfter(to)).isPresent());
  }

  /** Of G, when the day that decides is mature; who is left out of it never is pending. */
  private static Place ofG(FoldedRecord it, LocalDate day, Function<LocalDate, Place> place) {
    return judged(it, day, it.excluded(), place);
  }

  private static Place judged(
      FoldedRecord it, LocalDate day, boolean leftOut, Function<LocalDate, Place> place) {
    if (it.completion().isEmpty()) {
      return OUTSIDE;
    }
    if (!mature(it, day)) {
      return leftOut ? OUTSIDE : PENDING;
    }
    return leftOut ? EXCLUDED : place.apply(day);
  }

  private static Place onDay(FoldedRecord it, int months, Function<LocalDate, Place> place) {
    return ofG(it, it.completion().orElse(LocalDate.MIN).plusMonths(months), place);
  }

  /** Of J, 180 days on. */
  private static Place ofJ(FoldedRecord it, Function<LocalDate, Place> place) {
    return judged(
        it,
        it.completion().orElse(LocalDate.MIN).plusDays(180),
        it.excluded() || !it.available(),
        place);
  }

  private static boolean inField(FoldedJob job) {
    return job.inField() == InField.YES;
  }

  private static List<FoldedJob> placements(FoldedRecord it, LocalDate by) {
    return it.jobsSinceStartBy(by).stream()
        .filter(FoldedIndicators::inField)
        .filter(FoldedJob::evidenced)
        .toList();
  }

  private static Place placed(FoldedRecord it, Predicate<FoldedJob> wanted) {
    return ofJ(
        it,
        day -> {
          if (placements(it, day).stream().anyMatch(wanted)) {
            return YES;
          }
          return unknown(it, day, wanted) ? UNKNOWN : NO;
        });
  }

  /** What lacks only evidence, or is perhaps in field, is all that is wanted besides. */
  private static boolean unknown(FoldedRecord it, LocalDate day, Predicate<FoldedJob> wanted) {
    return it.doing(day) == Doing.UNKNOWN
        || it.jobsSinceStartBy(day).stream()
            .filter(wanted)
            .anyMatch(
                job -> job.inField() == InField.UNKNOWN || (inField(job) && !job.evidenced()));
  }

  /** Of those whose situation is known and who could have worked. */
  private static Place ofKnown(FoldedRecord it, LocalDate day) {
    return switch (it.doing(day)) {
      case STUDYING, UNABLE -> EXCLUDED;
      case UNKNOWN -> UNKNOWN_BESIDE;
      case EMPLOYED -> YES;
      case NEITHER -> NO;
    };
  }

  private static Place inTargetJob(FoldedRecord it, LocalDate day) {
    Place employed = ofKnown(it, day);
    List<FoldedJob> jobs = it.jobsOn(day);
    if (employed != YES || jobs.stream().anyMatch(FoldedIndicators::inField)) {
      return employed;
    }
    boolean outOfField = jobs.stream().allMatch(job -> job.inField() == InField.NO);
    return outOfField && !jobs.isEmpty() ? NO : UNKNOWN;
  }

  private static Place durable(FoldedRecord it, LocalDate day) {
    if (it.jobsOn(day).stream().anyMatch(FoldedJob::durable)) {
      return YES;
    }
    return it.doing(day) == Doing.UNKNOWN || it.onlySurveyedEmployed(day) ? UNKNOWN : NO;
  }

  private static Place salaried(FoldedRecord it, LocalDate day) {
    List<FoldedJob> jobs = it.jobsOn(day).stream().filter(FoldedJob::salaried).toList();
    if (it.doing(day) == Doing.STUDYING) {
      return EXCLUDED;
    }
    if (jobs.stream().anyMatch(job -> job.said().country().equals(Optional.of("FR")))) {
      return YES;
    }
    boolean elsewhere = jobs.stream().allMatch(job -> job.said().country().isPresent());
    boolean surveyed =
        it.onlySurveyedEmployed(day)
            && !it.surveyedNear(day).equals(Optional.of(Situation.SELF_EMPLOYED));
    return it.doing(day) == Doing.UNKNOWN || surveyed || !elsewhere ? UNKNOWN : NO;
  }

  private static Place favourable(FoldedRecord it, LocalDate day) {
    return switch (it.doing(day)) {
      case EMPLOYED, STUDYING -> YES;
      case UNABLE, NEITHER -> NO;
      case UNKNOWN -> UNKNOWN;
    };
  }

  /** The quarters are whole ones, after that of the completion. */
  private static Place sameEmployer(FoldedRecord it) {
    LocalDate done = it.completion().orElse(LocalDate.EPOCH);
    LocalDate quarter = LocalDate.of(done.getYear(), done.getMonth().firstMonthOfQuarter(), 1);
    return ofG(
        it,
        quarter.plusMonths(15).minusDays(1),
        end -> {
          List<FoldedJob> second = jobsIn(it, quarter.plusMonths(6));
          List<FoldedJob> fourth = jobsIn(it, quarter.plusMonths(12));
          return second.isEmpty() ? OUTSIDE : again(second, fourth);
        });
  }

  private static List<FoldedJob> jobsIn(FoldedRecord it, LocalDate quarter) {
    LocalDate last = quarter.plusMonths(3).minusDays(1);
    return it.jobs().stream().filter(job -> job.days().meet(quarter, last)).toList();
  }

  private static Place again(List<FoldedJob> second, List<FoldedJob> fourth) {
    Set<Optional<String>> then =
        second.stream().map(job -> job.said().employerRef()).collect(Collectors.toSet());
    Set<Optional<String>> later =
        fourth.stream().map(job -> job.said().employerRef()).collect(Collectors.toSet());
    if (then.stream().anyMatch(it -> it.isPresent() && later.contains(it))) {
      return YES;
    }
    boolean open =
        !later.isEmpty()
            && Stream.of(then, later).anyMatch(it -> it.contains(Optional.<String>empty()));
    return open ? UNKNOWN : NO;
  }

  private static Place byProvider(FoldedRecord it) {
    return ofJ(
        it,
        day -> {
          List<FoldedJob> jobs =
              it.jobsSinceStartBy(day).stream().filter(FoldedJob::evidenced).toList();
          return jobs.isEmpty() ? OUTSIDE : yesOrNo(jobs.stream().anyMatch(FoldedJob::byProvider));
        });
  }

  /** A year's gross of the first job that tells one. */
  static Optional<BigDecimal> salary(FoldedRecord it) {
    return placements(it, it.completion().orElseThrow().plusDays(180)).stream()
        .filter(job -> job.yearlyGross().isPresent())
        .min(
            Comparator.<FoldedJob, LocalDate>comparing(job -> job.said().startedOn())
                .thenComparing(job -> job.yearlyGross().orElseThrow()))
        .flatMap(FoldedJob::yearlyGross);
  }

  static Optional<BigDecimal> change(FoldedRecord it) {
    return salary(it).flatMap(now -> it.priorSalary().map(now::subtract));
  }

  private static Place paid(FoldedRecord it, Optional<BigDecimal> value) {
    Place placed = placed(it, job -> true);
    return switch (placed) {
      case YES -> value.isPresent() ? YES : UNKNOWN;
      case NO, UNKNOWN -> OUTSIDE;
      default -> placed;
    };
  }

  private static Place known(FoldedRecord it) {
    Place placed = placed(it, job -> true);
    return switch (placed) {
      case YES, NO -> YES;
      case UNKNOWN -> NO;
      default -> placed;
    };
  }

  private static Place evidenced(FoldedRecord it) {
    return ofJ(
        it,
        day -> {
          if (it.jobsSinceStartBy(day).stream().noneMatch(FoldedIndicators::inField)) {
            return OUTSIDE;
          }
          return yesOrNo(!placements(it, day).isEmpty());
        });
  }
}
