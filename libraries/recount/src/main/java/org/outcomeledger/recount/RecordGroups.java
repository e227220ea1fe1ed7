package org.outcomeledger.recount;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.outcomeledger.recount.IndicatorRule.Reference;

/** The groups that one record is in, each looked up once for all indicators. For one thread. */
final class RecordGroups {
  private final TrainingRecord record;
  private final Map<Reference, Map<List<Breakdown>, Optional<List<String>>>> groups =
      new EnumMap<>(Reference.class);

  RecordGroups(TrainingRecord record) {
    this.record = record;
  }

  TrainingRecord record() {
    return record;
  }

  /** None for a record that is in no group: one by cohort that is in no cohort yet. */
  Optional<List<String>> of(List<Breakdown> dimensions, IndicatorRule rule) {
    return groups
        .computeIfAbsent(rule.reference(), it -> new HashMap<>())
        .computeIfAbsent(dimensions, it -> group(it, rule));
  }

  private Optional<List<String>> group(List<Breakdown> dimensions, IndicatorRule rule) {
    List<String> values =
        dimensions.stream()
            .flatMap(it -> it.of(record, rule.referenceDay(record)).stream())
            .toList();
    return Optional.of(values).filter(it -> it.size() == dimensions.size());
  }
}
