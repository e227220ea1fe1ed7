package org.outcomeledger.impact.metrics;

import java.time.Duration;

/**
 * A question that was counted.
 *
 * @param took with the time that it waited for its place
 */
record CountedQuestion(String indicator, Cost cost, Duration took) {

  /** How much there was to count. */
  enum Cost {
    /** Nothing had changed since it was counted last. */
    CACHED,
    /** So little that one processor does it. */
    PART,
    /** So much that all of them do. */
    WHOLE;

    /** Of so many chunks of learners. */
    static Cost of(int chunks, int few) {
      return chunks == 0 ? CACHED : chunks <= few ? PART : WHOLE;
    }
  }
}
