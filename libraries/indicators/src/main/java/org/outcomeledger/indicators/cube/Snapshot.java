package org.outcomeledger.indicators.cube;

import java.util.function.Consumer;
import org.outcomeledger.indicators.Positions;

/**
 * All learners as they were when exactly these positions had been read. It never changes, whatever
 * is applied meanwhile, and any number of threads may scan it at once.
 */
public final class Snapshot {
  static final int CHUNK_BITS = 10;
  static final int CHUNK = 1 << CHUNK_BITS;

  /** In the place of an offset: whose number it was has no facts any more. */
  static final int REMOVED = -1;

  private final int[][] pages;
  private final int[][] chunks;
  private final int numbers;
  private final int learners;
  private final Dictionary dictionary;
  private final String currency;
  private final Positions positions;

  Snapshot(
      int[][] pages,
      int[][] chunks,
      int numbers,
      int learners,
      Dictionary dictionary,
      String currency,
      Positions positions) {
    this.pages = pages;
    this.chunks = chunks;
    this.numbers = numbers;
    this.learners = learners;
    this.dictionary = dictionary;
    this.currency = currency;
    this.positions = positions;
  }

  /** How many learners there are. */
  public int learners() {
    return learners;
  }

  /**
   * How many bytes the facts take, those among them that a newer one has replaced and that are not
   * tidied up yet. Texts that many facts share are not counted.
   */
  public long bytes() {
    long ints = 0;
    for (int[] page : pages) {
      ints += page.length;
    }
    return Integer.BYTES * (ints + (long) CHUNK * chunks.length);
  }

  /** What the codes in the facts mean. */
  public Dictionary dictionary() {
    return dictionary;
  }

  /** ISO 4217 code of all amounts of money. */
  public String currency() {
    return currency;
  }

  /** What had been read: all of it, and nothing else. */
  public Positions positions() {
    return positions;
  }

  /** How many chunks the learners come in; they have numbers from 0 on. */
  public int chunks() {
    return chunks.length;
  }

  /**
   * Stands for all that is known of a chunk's learners: in whichever snapshot the chunk has the
   * same object, it has the same learners and the same facts.
   */
  public Object contents(int chunk) {
    return chunks[chunk];
  }

  /**
   * Shows the facts of a chunk's learners one after the other. It is one object that moves on: keep
   * nothing of it.
   */
  public void scan(int chunk, Consumer<LearnerFacts> visitor) {
    LearnerFacts facts = new LearnerFacts();
    int here = Math.min(CHUNK, numbers - chunk * CHUNK);
    for (int learner = 0; learner < here; learner++) {
      int offset = chunks[chunk][learner];
      if (offset != REMOVED) {
        facts.read(Arena.page(pages, offset), Arena.place(offset));
        visitor.accept(facts);
      }
    }
  }

  /** Shows the facts of all learners, as {@link #scan(int, Consumer)} does. */
  public void scan(Consumer<LearnerFacts> visitor) {
    for (int chunk = 0; chunk < chunks.length; chunk++) {
      scan(chunk, visitor);
    }
  }
}
