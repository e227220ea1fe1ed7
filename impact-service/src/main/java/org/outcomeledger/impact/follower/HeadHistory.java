package org.outcomeledger.impact.follower;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a shard's head was when it was asked for, so that one knows for how long there has been
 * something behind a position. Keeps few observations, the older ones ever further apart: what it
 * tells is never less than the truth, and within an hour a tenth more at most.
 */
final class HeadHistory {

  private static final int MOST = 128;
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private record Seen(long position, long at) {}

  private final List<Seen> seen = new ArrayList<>();
  private UUID incarnation;

  /** The head as the ledger has just told it; later ones come later. */
  synchronized void add(ShardHead head) {
    Seen now = new Seen(head.position(), head.askedAt());
    if (!head.incarnation().equals(incarnation) || isBehind(now)) {
      seen.clear();
      incarnation = head.incarnation();
    }
    if (!seen.isEmpty() && seen.getLast().position() == now.position()) {
      seen.removeLast();
    }
    seen.add(now);
    if (seen.size() > MOST) {
      thin();
    }
  }

  /** A ledger that lost its tail does not continue what was seen before. */
  private boolean isBehind(Seen now) {
    return !seen.isEmpty() && now.position() < seen.getLast().position();
  }

  /** Forgets the one without which the least is told too much, as a share of the truth. */
  private void thin() {
    int least = 1;
    for (int i = 2; i < seen.size() - 1; i++) {
      if (excess(i) < excess(least)) {
        least = i;
      }
    }
    seen.remove(least);
  }

  private double excess(int forgotten) {
    return (double) age(forgotten - 1) / age(forgotten + 1);
  }

  /** Heads are asked for once a second: of what is younger nothing is known. */
  private long age(int index) {
    return seen.getLast().at() - seen.get(index).at() + SECOND;
  }

  /**
   * How long ago the ledger said last that it had nothing behind this position: so long, at most,
   * whatever is there has been missing. Empty if it has never said so.
   *
   * @param now {@link System#nanoTime}
   */
  synchronized Optional<Duration> since(long position, long now) {
    for (Seen earlier : seen.reversed()) {
      if (earlier.position() <= position) {
        return Optional.of(Duration.ofNanos(now - earlier.at()));
      }
    }
    return Optional.empty();
  }
}
