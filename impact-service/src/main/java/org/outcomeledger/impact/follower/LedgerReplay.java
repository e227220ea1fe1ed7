package org.outcomeledger.impact.follower;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.outcomeledger.database.CommandRefused;
import org.outcomeledger.indicators.LedgerName;
import org.outcomeledger.indicators.Position;

/**
 * Fills an empty sink from the ledgers by their replay API alone, as far as it is told: for a read
 * model that is built beside the one that is followed. Every chain and leaf is checked. Blocks; for
 * one thread. A ledger that is away for some minutes is waited for.
 *
 * <p>Shards are named by a {@link Position} of 0.
 */
public final class LedgerReplay {

  private static final int PAGE = ReplayPageCache.PAGE;
  private static final int TRIES = 60;
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);
  private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(10);
  private static final Logger LOG = Logger.getLogger(LedgerReplay.class);

  private final LedgerClient ledgers;
  private final Sink sink;
  private final EntriesPerSecond pace;
  private final Pacer progress = new Pacer(BETWEEN_REPORTS);
  private final Map<Position, Watermark> reached = new HashMap<>();

  /**
   * A replay into one sink.
   *
   * @param entriesPerSecond how many are replayed a second at most
   */
  public LedgerReplay(LedgerClient ledgers, Sink sink, int entriesPerSecond) {
    this.ledgers = ledgers;
    this.sink = sink;
    this.pace = new EntriesPerSecond(entriesPerSecond);
  }

  /** How far each shard of both ledgers is now. */
  public Map<Position, Long> heads() {
    var heads = new HashMap<Position, Long>();
    for (LedgerName ledger : LedgerName.values()) {
      again(() -> ledgers.heads(ledger))
          .forEach((shard, head) -> heads.put(new Position(ledger, shard, 0), head.position()));
    }
    return heads;
  }

  /** How far the sink is with a shard; 0 where nothing was applied. */
  public long reached(Position shard) {
    return watermark(shard).position();
  }

  /** How many entries there are from where the sink is up to these positions. */
  public long missing(Map<Position, Long> upTo) {
    return upTo.entrySet().stream()
        .mapToLong(it -> Math.max(0, it.getValue() - reached(it.getKey())))
        .sum();
  }

  /** How many entries were applied. */
  public long applied() {
    return reached.values().stream().mapToLong(Watermark::position).sum();
  }

  /** Applies each shard up to a position, and nothing after it; one ledger after the other. */
  public void reach(Map<Position, Long> upTo) {
    for (LedgerName ledger : LedgerName.values()) {
      Map<Position, Long> ofLedger =
          upTo.entrySet().stream()
              .filter(it -> it.getKey().ledger() == ledger)
              .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
      reachWithin(ofLedger);
    }
  }

  /** While pages are applied, those behind them are on their way. */
  private void reachWithin(Map<Position, Long> upTo) {
    var first = new LinkedHashMap<Position, CompletableFuture<List<ParsedEntry>>>();
    upTo.forEach((shard, last) -> ask(first, shard, reached(shard), last));
    var pages = first;
    while (!pages.isEmpty()) {
      var next = new LinkedHashMap<Position, CompletableFuture<List<ParsedEntry>>>();
      var batches = new ArrayList<Batch>();
      pages.forEach(
          (shard, page) -> {
            List<ParsedEntry> entries = entries(shard, page, upTo.get(shard));
            batches.add(batch(shard, entries));
            ask(next, shard, entries.getLast().position(), upTo.get(shard));
          });
      sink.apply(batches);
      batches.forEach(
          it -> reached.put(new Position(it.to().ledger(), it.to().shard(), 0), it.to()));
      pace.spent(batches.stream().mapToLong(it -> it.to().position() - it.from().position()).sum());
      if (progress.due()) {
        LOG.infof("%d entries applied, %d of this ledger to go", applied(), missing(upTo));
      }
      pages = next;
    }
  }

  private void ask(
      Map<Position, CompletableFuture<List<ParsedEntry>>> pages,
      Position shard,
      long after,
      long upTo) {
    if (after < upTo) {
      pages.put(shard, page(shard, after, upTo));
    }
  }

  private CompletableFuture<List<ParsedEntry>> page(Position shard, long after, long upTo) {
    int limit = (int) Math.min(PAGE, upTo - after);
    try {
      return ledgers.replay(shard.ledger(), shard.shard(), after, limit);
    } catch (LedgerRequestFailed e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private List<ParsedEntry> entries(
      Position shard, CompletableFuture<List<ParsedEntry>> page, long upTo) {
    long after = reached(shard);
    List<ParsedEntry> entries;
    try {
      entries = LedgerClient.join(page);
    } catch (LedgerRequestFailed e) {
      entries = again(() -> LedgerClient.join(page(shard, after, upTo)));
    }
    if (entries.isEmpty()) {
      throw new CommandRefused(
          "The %s ledger says that shard %d ends at %d, and replays nothing after %d."
              .formatted(shard.ledger().text(), shard.shard(), upTo, after));
    }
    return entries;
  }

  private Batch batch(Position shard, List<ParsedEntry> entries) {
    var batch = new BatchBuilder(watermark(shard), Optional.empty());
    entries.forEach(entry -> batch.take(entry, 0));
    batch
        .end()
        .ifPresent(
            end -> {
              throw new CommandRefused("The ledger cannot be followed. " + end.reason());
            });
    return batch.build();
  }

  private Watermark watermark(Position shard) {
    return reached.getOrDefault(shard, Watermark.start(shard.ledger(), shard.shard()));
  }

  private interface Question<T> {
    T ask();
  }

  private static <T> T again(Question<T> question) {
    for (int tries = 1; ; tries++) {
      try {
        return question.ask();
      } catch (LedgerRequestFailed e) {
        if (tries == TRIES) {
          throw new CommandRefused(
              "A ledger does not answer: start both writing services first. " + e.getMessage());
        }
        EntriesPerSecond.pause(BETWEEN_TRIES);
      }
    }
  }
}
