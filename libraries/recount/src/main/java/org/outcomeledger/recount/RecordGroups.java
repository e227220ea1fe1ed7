package org.outcomeledger.recount;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The groups that one record is in, its values looked up once for all of them. For one thread. */
final class RecordGroups {
  private final TrainingRecord record;
  private final Map<Breakdown, Optional<String>> ofAnyDay = new EnumMap<>(Breakdown.class);

  RecordGroups(TrainingRecord record) {
    this.record = record;
  }

  TrainingRecord record() {
    return record;
  }

  /**
   * None for a record that is in no group: one by cohort that is in no cohort yet.
   *
   * @param day that puts it into a cohort
   */
  Optional<List<String>> of(List<Breakdown> dimensions, Optional<LocalDate> day) {
    List<String> values = dimensions.stream().flatMap(it -> value(it, day).stream()).toList();
    return Optional.of(values).filter(it -> it.size() == dimensions.size());
  }

  private Optional<String> value(Breakdown dimension, Optional<LocalDate> day) {
    return dimension.isOfCohort()
        ? dimension.of(record, day)
        : ofAnyDay.computeIfAbsent(dimension, it -> it.of(record, day));
  }
}
