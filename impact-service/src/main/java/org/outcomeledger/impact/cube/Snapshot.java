package org.outcomeledger.impact.cube;

import java.util.function.Consumer;

/**
 * All learners as they were when exactly these positions had been read. It never changes, whatever
 * is applied meanwhile, and any number of threads may scan it at once.
 */
public final class Snapshot {
  static final int CHUNK_BITS = 10;
  static final int CHUNK = 1 << CHUNK_BITS;

  private final int[][] pages;
  private final int[][] chunks;
  private final int learners;
  private final Names names;
  private final Positions positions;

  Snapshot(int[][] pages, int[][] chunks, int learners, Names names, Positions positions) {
    this.pages = pages;
    this.chunks = chunks;
    this.learners = learners;
    this.names = names;
    this.positions = positions;
  }

  /** How many learners there are; they have numbers from 0 on. */
  public int learners() {
    return learners;
  }

  /** What the codes in the facts mean. */
  public Names names() {
    return names;
  }

  /** What had been read: all of it, and nothing else. */
  public Positions positions() {
    return positions;
  }

  /**
   * Shows the facts of the learners from number {@code from} up to, not including, {@code to}. It
   * is one object that moves on: keep nothing of it.
   */
  public void scan(int from, int to, Consumer<LearnerFacts> visitor) {
    LearnerFacts facts = new LearnerFacts();
    for (int learner = from; learner < to; learner++) {
      int offset = chunks[learner >> CHUNK_BITS][learner & (CHUNK - 1)];
      facts.read(Arena.page(pages, offset), Arena.place(offset));
      visitor.accept(facts);
    }
  }
}
