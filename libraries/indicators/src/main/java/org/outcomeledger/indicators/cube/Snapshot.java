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

  /** Which learners are looked at, by their ids alone: the two halves of each. */
  public interface IdFilter {
    boolean wants(long high, long low);
  }

  /** Who is shown facts with the number of the learner. */
  public interface NumberedVisitor {
    void visit(int learner, LearnerFacts facts);
  }

  /**
   * Shows the facts of some of a chunk's learners, as {@link #scan(int, Consumer)} does. Whoever is
   * not wanted costs little: an id is looked at, and no fact.
   */
  public void scan(int chunk, IdFilter wanted, NumberedVisitor visitor) {
    LearnerFacts facts = new LearnerFacts();
    int first = chunk * CHUNK;
    for (int learner = first; learner < Math.min(first + CHUNK, numbers); learner++) {
      int offset = chunks[chunk][learner - first];
      if (offset != REMOVED && isWanted(offset, wanted)) {
        facts.read(Arena.page(pages, offset), Arena.place(offset));
        visitor.visit(learner, facts);
      }
    }
  }

  private boolean isWanted(int offset, IdFilter wanted) {
    int[] page = Arena.page(pages, offset);
    int place = Arena.place(offset) + Layout.LEARNER;
    return wanted.wants(LearnerFacts.bits(page, place), LearnerFacts.bits(page, place + 2));
  }

  /** The facts of the learner with a number that {@link #scan} showed. */
  public LearnerFacts facts(int learner) {
    LearnerFacts facts = new LearnerFacts();
    int offset = chunks[learner >> CHUNK_BITS][learner & (CHUNK - 1)];
    facts.read(Arena.page(pages, offset), Arena.place(offset));
    return facts;
  }

  /** Shows the facts of all learners, as {@link #scan(int, Consumer)} does. */
  public void scan(Consumer<LearnerFacts> visitor) {
    for (int chunk = 0; chunk < chunks.length; chunk++) {
      scan(chunk, visitor);
    }
  }
}
