package org.outcomeledger.impact.readmodel;

import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.outcomeledger.impact.follower.LedgerReplay;
import org.outcomeledger.indicators.Position;

/**
 * Exchanges the tables that serve for the rebuilt ones in one transaction, at the positions at
 * which they are. Everybody else waits for it, a fraction of a second, and then finds the new ones
 * under the old names. What cannot be done at once is given up, and may be tried again. Blocks.
 */
final class TableExchange {

  /** Everybody waits behind whoever waits for a lock; and it finds no deadlock. */
  private static final Duration LOCK_WAIT = Duration.ofMillis(300);

  /** A ledger that does not answer meanwhile costs the attempt, and no more. */
  private static final String IDLE_LIMIT = "set local idle_in_transaction_session_timeout = '2s'";

  /** More than this is replayed before everybody waits. */
  private static final long MOST_WHILE_LOCKED = 500;

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /**
   * What was done.
   *
   * @param before how far the old tables were, by shard
   * @param locked how long everybody waited
   * @param rows both, as they were at that moment; to be closed
   */
  record Exchanged(Map<Position, Long> before, Duration locked, OldAndNewRows rows) {}

  private final Pool pool;
  private final LedgerReplay replay;

  TableExchange(Pool pool, LedgerReplay replay) {
    this.pool = pool;
    this.replay = replay;
  }

  /** Replays what the tables that serve are ahead, but for what comes in meanwhile. */
  void catchUp() {
    Map<Position, Long> targets = targets(serving(pool));
    do {
      replay.reach(targets);
      targets = targets(serving(pool));
    } while (replay.missing(targets) > MOST_WHILE_LOCKED);
  }

  /**
   * One attempt.
   *
   * @throws RuntimeException if it was given up, and nothing has changed; or if the database went
   *     away as it was told to commit: then {@link RebuiltSchema#isExchanged} knows
   */
  Exchanged attempt() {
    OldAndNewRows rows = OldAndNewRows.open(pool);
    try {
      SqlConnection session = await(pool.getConnection());
      try {
        return attempt(session, rows);
      } finally {
        await(session.close()); // rolls back what was not committed
      }
    } catch (RuntimeException e) {
      rows.close();
      throw e;
    }
  }

  private Exchanged attempt(SqlConnection session, OldAndNewRows rows) {
    Transaction transaction = await(session.begin());
    RebuiltSchema.execute(session, IDLE_LIMIT);
    RebuiltSchema.keepVacuumAway(session);
    RebuiltSchema.lock(session, LOCK_WAIT);
    long locked = System.nanoTime();
    Map<Position, Long> before = new HashMap<>(serving(session));
    Map<Position, Long> targets = targets(before);
    reach(targets);
    targets.keySet().forEach(shard -> before.putIfAbsent(shard, 0L));
    rows.takeMoment();
    RebuiltSchema.exchange(session);
    await(transaction.commit());
    return new Exchanged(before, Duration.ofNanos(System.nanoTime() - locked), rows);
  }

  private void reach(Map<Position, Long> targets) {
    if (replay.missing(targets) > MOST_WHILE_LOCKED) {
      throw new IllegalStateException("the rebuilt tables are too far behind");
    }
    replay.reach(targets);
  }

  /** As far as the tables that serve, and never beyond a ledger or back. */
  private Map<Position, Long> targets(Map<Position, Long> serving) {
    var targets = new HashMap<Position, Long>();
    replay
        .heads()
        .forEach(
            (shard, head) ->
                targets.put(
                    shard,
                    Math.max(
                        replay.reached(shard), Math.min(serving.getOrDefault(shard, 0L), head))));
    return targets;
  }

  private static Map<Position, Long> serving(SqlClient session) {
    return await(WatermarkTable.all(session)).stream()
        .collect(toMap(it -> new Position(it.ledger(), it.shard(), 0), it -> it.position()));
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(TIMEOUT);
  }
}
