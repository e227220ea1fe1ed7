package org.outcomeledger.impact.follower;

import java.util.List;

/**
 * The next stretch of one shard: its facts, and the watermark before and after them. Redacted
 * entries move the watermark and leave no fact.
 *
 * @param facts in the order of their positions
 */
public record Advance(Watermark from, Watermark to, List<Fact> facts) {

  /** Copies the list. */
  public Advance {
    facts = List.copyOf(facts);
  }
}
