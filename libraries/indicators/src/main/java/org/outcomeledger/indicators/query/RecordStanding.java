package org.outcomeledger.indicators.query;

import org.outcomeledger.indicators.indicator.Frame;
import org.outcomeledger.indicators.indicator.LearnerRecord;
import org.outcomeledger.indicators.indicator.Standing;

/**
 * Where a record stands for one indicator. Looked up once for each record, however many questions
 * and groups it is counted in. It keeps no record, for whoever counted with it may be kept. For one
 * thread.
 */
final class RecordStanding {
  /** What an indicator says of a record. */
  interface Rule {
    Standing standing(LearnerRecord record, Frame frame);
  }

  private final Rule rule;
  private final Frame frame;

  private int seenLearner;
  private int seenProgramme;
  private Standing standing = Standing.OUTSIDE;

  RecordStanding(Rule rule, Frame frame) {
    this.rule = rule;
    this.frame = frame;
  }

  /**
   * Where a record stands.
   *
   * @param learner the number of the learner whose record it is, from 1 on, in the order of the
   *     scan
   */
  Standing of(LearnerRecord record, int learner) {
    if (learner != seenLearner || record.programme() != seenProgramme) {
      standing = rule.standing(record, frame);
      seenLearner = learner;
      seenProgramme = record.programme();
    }
    return standing;
  }
}
