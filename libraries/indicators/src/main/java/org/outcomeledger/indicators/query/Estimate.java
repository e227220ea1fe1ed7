package org.outcomeledger.indicators.query;

import java.util.Optional;
import org.outcomeledger.indicators.cube.Snapshot;
import org.outcomeledger.indicators.indicator.Incidence;
import org.outcomeledger.indicators.indicator.Quantity;
import org.outcomeledger.indicators.query.Question.Counting;

/**
 * What a question will cost, as far as one can say before it is counted: rather too much than too
 * little.
 *
 * @param chunks of learners that have to be counted
 * @param bytes of memory that counting and answering take
 */
public record Estimate(int chunks, long bytes) {
  /** A group's key as texts, and its place among the others. */
  private static final int BYTES_OF_GROUP = 200;

  private static final int BYTES_OF_TEXT = 80;

  /**
   * As many times as cells usually are of at the most: fifty years, their half-years, quarters and
   * months.
   */
  private static final int CELL_TIMES = 50 * 19;

  /** A time to an event on each of two curves, or an amount, while arrays grow. */
  private static final int BYTES_OF_RECORD = 16;

  /** Its key beside each of the two times. */
  private static final int BYTES_OF_KEYS = 32;

  /**
   * The cost of a question.
   *
   * @param before what the question came to earlier, where that is known
   * @param mostGroups as many as one answer may have
   */
  public static Estimate of(
      Snapshot snapshot,
      Question question,
      Optional<IncrementalAggregation> before,
      int mostGroups) {
    int chunks = before.map(it -> it.chunksToCount(snapshot)).orElse(snapshot.chunks());
    long groups = before.map(it -> (long) it.groups()).orElse(mostGroups(snapshot, question));
    return new Estimate(
        chunks,
        Math.min(groups, Math.min(mostGroups, mostCells(snapshot, question)))
                * bytesOfGroup(snapshot, question)
            + ofRecords(snapshot, question));
  }

  private static long mostGroups(Snapshot snapshot, Question question) {
    long most = 1;
    for (Dimension dimension : question.by()) {
      most = Math.min(Integer.MAX_VALUE, most * dimension.most(snapshot.dictionary()));
    }
    if (question.counting() == Counting.SIZES) {
      most = Math.min(Integer.MAX_VALUE, most * CELL_TIMES);
    }
    return most;
  }

  /** A record is in a cell of each unit of time, and few learners have more than two records. */
  private static long mostCells(Snapshot snapshot, Question question) {
    return question.counting() == Counting.SIZES ? 8L * snapshot.learners() : Integer.MAX_VALUE;
  }

  /** It is counted twice: by chunks, and in all. */
  private static long bytesOfGroup(Snapshot snapshot, Question question) {
    Accumulator none = Accumulators.ofSums(question, snapshot.currency()).none();
    return 2 * none.bytes() + BYTES_OF_GROUP + (long) BYTES_OF_TEXT * question.by().size();
  }

  private static long ofRecords(Snapshot snapshot, Question question) {
    boolean oneByOne =
        question.indicator() instanceof Incidence || question.indicator() instanceof Quantity;
    long each =
        switch (question.counting()) {
          case FIGURES -> BYTES_OF_RECORD;
          case KEYED -> BYTES_OF_RECORD + BYTES_OF_KEYS;
          case SIZES -> 0;
        };
    return oneByOne ? each * snapshot.learners() : 0;
  }
}
