package org.outcomeledger.event;

/** Something that happened to a learner, as it is kept and published: all ids are pseudonyms. */
public sealed interface LearnerEvent permits EnrollmentEvent, OutcomeEvent {

  /** Whose event it is. */
  LearnerId learner();
}
