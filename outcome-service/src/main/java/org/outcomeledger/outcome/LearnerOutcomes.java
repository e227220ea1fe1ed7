package org.outcomeledger.outcome;

import java.util.function.UnaryOperator;
import org.outcomeledger.event.EmploymentId;
import org.outcomeledger.event.EnrollmentId;
import org.outcomeledger.event.StudyId;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * What became of one learner, as far as it has been reported: dated facts in any order. A state and
 * its successor share all but what changed.
 */
record LearnerOutcomes(
    PMap<EnrollmentId, Completion> completions,
    PMap<EmploymentId, Spell> employments,
    PMap<StudyId, Spell> studies) {

  static final LearnerOutcomes NONE =
      new LearnerOutcomes(HashTreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty());

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
        completions.plus(id, change.apply(completion(id))), employments, studies);
  }

  LearnerOutcomes with(EmploymentId id, UnaryOperator<Spell> change) {
    return new LearnerOutcomes(
        completions, employments.plus(id, change.apply(employment(id))), studies);
  }

  LearnerOutcomes with(StudyId id, UnaryOperator<Spell> change) {
    return new LearnerOutcomes(completions, employments, studies.plus(id, change.apply(study(id))));
  }
}
