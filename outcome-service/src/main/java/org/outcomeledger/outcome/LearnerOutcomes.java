package org.outcomeledger.outcome;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.outcomeledger.event.EmploymentId;
import org.outcomeledger.event.EnrollmentId;

/**
 * What became of one learner, as far as it has been reported: dated facts in any order of arrival.
 *
 * @param completions the day on which each enrollment was completed
 */
record LearnerOutcomes(
    Map<EnrollmentId, LocalDate> completions, Map<EmploymentId, Employment> employments) {

  static final LearnerOutcomes NONE = new LearnerOutcomes(Map.of(), Map.of());

  LearnerOutcomes {
    completions = Map.copyOf(completions);
    employments = Map.copyOf(employments);
  }

  Optional<LocalDate> completedOn(EnrollmentId id) {
    return Optional.ofNullable(completions.get(id));
  }

  Optional<Employment> employment(EmploymentId id) {
    return Optional.ofNullable(employments.get(id));
  }

  LearnerOutcomes completed(EnrollmentId id, LocalDate on) {
    return new LearnerOutcomes(with(completions, id, on), employments);
  }

  LearnerOutcomes employed(EmploymentId id, Employment employment) {
    return new LearnerOutcomes(completions, with(employments, id, employment));
  }

  private static <K, V> Map<K, V> with(Map<K, V> known, K key, V value) {
    var changed = new HashMap<>(known);
    changed.put(key, value);
    return changed;
  }
}
