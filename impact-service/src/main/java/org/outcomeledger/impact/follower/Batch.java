package org.outcomeledger.impact.follower;

import java.util.List;
import org.outcomeledger.indicators.Fact;

/**
 * The next entries of one shard: what they say, and the watermark before and after them. Redacted
 * entries move the watermark and say nothing.
 *
 * @param delivered in the order of their positions
 */
public record Batch(Watermark from, Watermark to, List<Delivered> delivered) {

  /** Copies the list. */
  public Batch {
    delivered = List.copyOf(delivered);
  }

  /** A batch that states facts and erases nobody. */
  public static Batch ofFacts(Watermark from, Watermark to, List<Fact> facts) {
    return new Batch(from, to, facts.stream().<Delivered>map(Delivered.Stated::new).toList());
  }
}
