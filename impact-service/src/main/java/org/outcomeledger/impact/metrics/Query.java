package org.outcomeledger.impact.metrics;

import java.util.List;
import org.outcomeledger.indicators.cube.Snapshot;
import org.outcomeledger.indicators.query.Question;

/**
 * A question as a request put it.
 *
 * @param snapshot of what it is asked
 * @param after the group that the page begins behind; empty for the first
 * @param csv whether the answer is to be lines rather than JSON
 * @param reader who waits for the answer
 * @param policy under which it is answered; null where it is answered exactly
 */
record Query(
    Question question,
    Snapshot snapshot,
    List<String> after,
    boolean csv,
    AnswerReader reader,
    PolicyAnswer policy) {

  Query {
    after = List.copyOf(after);
  }

  /** A query that no request asks, answered exactly. */
  Query(Question question, Snapshot snapshot, List<String> after, boolean csv) {
    this(question, snapshot, after, csv, AnswerReader.PATIENT, null);
  }
}
