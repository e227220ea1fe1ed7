package org.outcomeledger.recount;

import java.time.LocalDate;
import java.util.function.Function;

/** "A, G, J": who is asked about, and when it is too early to ask. */
final class Population {
  private static final int REPORTING_LAG_DAYS = 30;

  private Population() {}

  /** "A: all records but the excluded." */
  static CountedAs ofA(
      TrainingRecord record, LocalDate due, Function<LocalDate, CountedAs> judgement) {
    return judged(record, due, record.isExcluded(), judgement);
  }

  /** "G: those of A completed." */
  static CountedAs ofG(
      TrainingRecord record, LocalDate due, Function<LocalDate, CountedAs> judgement) {
    return record.completion().isEmpty() ? CountedAs.OUTSIDE : ofA(record, due, judgement);
  }

  /** "J: those of G but for a declared intent other than new-job". */
  static CountedAs ofJ(
      TrainingRecord record, LocalDate due, Function<LocalDate, CountedAs> judgement) {
    return record.completion().isEmpty()
        ? CountedAs.OUTSIDE
        : judged(record, due, !isOfJ(record), judgement);
  }

  /** Whether a completed record is of J. */
  static boolean isOfJ(TrainingRecord record) {
    return !record.isExcluded() && DeclaredIntent.wantsNewJob(record);
  }

  /** "what is not mature is pending"; who is out of the population at any age never is. */
  private static CountedAs judged(
      TrainingRecord record,
      LocalDate due,
      boolean leftOut,
      Function<LocalDate, CountedAs> judgement) {
    if (!isMature(due, record.asOf())) {
      return leftOut ? CountedAs.OUTSIDE : CountedAs.PENDING;
    }
    return leftOut ? CountedAs.EXCLUDED : judgement.apply(due);
  }

  /** "Mature(h): reference date + h, then + 30 days (reporting lag), on or before asOf". */
  private static boolean isMature(LocalDate due, LocalDate asOf) {
    return !due.plusDays(REPORTING_LAG_DAYS).isAfter(asOf);
  }

  static CountedAs numeratorIf(boolean holds) {
    return holds ? CountedAs.NUMERATOR : CountedAs.REST;
  }
}
