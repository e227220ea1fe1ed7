package org.outcomeledger.impact.follower;

import java.util.List;
import org.outcomeledger.indicators.Fact;

/**
 * The next entries of one shard: their facts, and the watermark before and after them. Redacted
 * entries move the watermark and leave no fact.
 *
 * @param facts in the order of their positions
 */
public record Batch(Watermark from, Watermark to, List<Fact> facts) {

  /** Copies the list. */
  public Batch {
    facts = List.copyOf(facts);
  }
}
