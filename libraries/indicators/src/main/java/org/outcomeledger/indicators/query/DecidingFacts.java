package org.outcomeledger.indicators.query;

import java.util.BitSet;
import java.util.function.Predicate;
import org.outcomeledger.indicators.cube.FactSelection;
import org.outcomeledger.indicators.cube.LearnerFacts;

/**
 * Finds facts from which alone the same follows as from all of a learner's, none of which can be
 * left out. Parts are left out by halves, as delta debugging does (Zeller and Hildebrandt 2002), so
 * that of n facts k are found by about k log n looks; of facts that would do as well the earliest
 * stay.
 */
final class DecidingFacts {
  private final FactSelection facts;
  private final Predicate<LearnerFacts> same;
  private final BitSet kept = new BitSet();

  private DecidingFacts(FactSelection facts, Predicate<LearnerFacts> same) {
    this.facts = facts;
    this.same = same;
    kept.set(0, facts.size());
  }

  /**
   * The numbers of such facts.
   *
   * @param same whether the same follows from these; it does from all
   */
  static BitSet of(FactSelection facts, Predicate<LearnerFacts> same) {
    DecidingFacts search = new DecidingFacts(facts, same);
    // What had to stay beside facts that have gone since may go, too.
    int before;
    do {
      before = search.kept.cardinality();
      search.leaveOut(search.kept.stream().toArray(), 0, before);
    } while (search.kept.cardinality() < before);
    return search.kept;
  }

  /** Leaves out as many of these as possible, from the last to the first. */
  private void leaveOut(int[] candidates, int from, int to) {
    if (from == to || canLeaveOut(candidates, from, to) || to - from == 1) {
      return;
    }
    int half = (from + to) >>> 1;
    leaveOut(candidates, half, to);
    leaveOut(candidates, from, half);
  }

  private boolean canLeaveOut(int[] candidates, int from, int to) {
    set(candidates, from, to, false);
    boolean can = same.test(facts.only(kept));
    set(candidates, from, to, !can);
    return can;
  }

  private void set(int[] candidates, int from, int to, boolean keep) {
    for (int i = from; i < to; i++) {
      kept.set(candidates[i], keep);
    }
  }
}
