package org.outcomeledger.outcome;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.outcomeledger.event.EmploymentId;
import org.outcomeledger.event.EnrollmentId;
import org.outcomeledger.event.StudyId;

/** What became of one learner, as far as it has been reported: dated facts in any order. */
record LearnerOutcomes(
    Map<EnrollmentId, Completion> completions,
    Map<EmploymentId, Spell> employments,
    Map<StudyId, Spell> studies) {

  static final LearnerOutcomes NONE = new LearnerOutcomes(Map.of(), Map.of(), Map.of());

  LearnerOutcomes {
    completions = Map.copyOf(completions);
    employments = Map.copyOf(employments);
    studies = Map.copyOf(studies);
  }

  Completion completion(EnrollmentId id) {
    return completions.getOrDefault(id, Completion.NONE);
  }

  Spell employment(EmploymentId id) {
    return employments.getOrDefault(id, Spell.NONE);
  }

  Spell study(StudyId id) {
    return studies.getOrDefault(id, Spell.NONE);
  }

  LearnerOutcomes with(EnrollmentId id, UnaryOperator<Completion> change) {
    return new LearnerOutcomes(
        changed(completions, id, change.apply(completion(id))), employments, studies);
  }

  LearnerOutcomes with(EmploymentId id, UnaryOperator<Spell> change) {
    return new LearnerOutcomes(
        completions, changed(employments, id, change.apply(employment(id))), studies);
  }

  LearnerOutcomes with(StudyId id, UnaryOperator<Spell> change) {
    return new LearnerOutcomes(
        completions, employments, changed(studies, id, change.apply(study(id))));
  }

  private static <K, V> Map<K, V> changed(Map<K, V> known, K key, V value) {
    var changed = new HashMap<>(known);
    changed.put(key, value);
    return changed;
  }
}
