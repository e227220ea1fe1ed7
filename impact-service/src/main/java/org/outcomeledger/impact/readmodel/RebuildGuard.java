package org.outcomeledger.impact.readmodel;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.outcomeledger.database.CommandRefused;

/**
 * Keeps a second rebuild of the same read model away: by a lock that a session holds for as long as
 * it lives. A session may end before its owner knows, and another rebuild begin: so it is asked
 * before anything is done that would spoil that one. Blocks.
 */
final class RebuildGuard implements AutoCloseable {

  /** Any constant but those of other locks. */
  static final long ONE_AT_A_TIME = 0x72656275696cL;

  private static final Logger LOG = Logger.getLogger(RebuildGuard.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final Pool pool;
  private SqlConnection session;

  private RebuildGuard(Pool pool, SqlConnection session) {
    this.pool = pool;
    this.session = session;
  }

  /**
   * Takes the lock.
   *
   * @throws CommandRefused if another rebuild has it
   */
  static RebuildGuard take(Pool pool) {
    var guard = new RebuildGuard(pool, await(pool.getConnection()));
    if (!guard.isTrue("select pg_try_advisory_lock(" + ONE_AT_A_TIME + ")")) {
      await(guard.session.close());
      throw new CommandRefused("Nothing was changed. Another rebuild of this read model runs.");
    }
    return guard;
  }

  /**
   * Goes on only if no other rebuild can have begun since the lock was taken.
   *
   * @throws CommandRefused if the session was ended
   */
  void requireHeld() {
    if (!isHeld()) {
      throw new CommandRefused(
          "The database has ended the session that keeps a second rebuild away, and one may have begun: run it again.");
    }
  }

  /** Whether no other rebuild runs now: a lock that was lost is taken again if nobody has it. */
  boolean isHeldOrTakenAgain() {
    if (isHeld()) {
      return true;
    }
    session = await(pool.getConnection());
    return isTrue("select pg_try_advisory_lock(" + ONE_AT_A_TIME + ")");
  }

  /** What answers is the session that took the lock: no other can answer in its place. */
  private boolean isHeld() {
    try {
      return isTrue("select true");
    } catch (RuntimeException ended) {
      return false;
    }
  }

  private boolean isTrue(String question) {
    return await(session.query(question).execute()).iterator().next().getBoolean(0);
  }

  /**
   * Gives the lock back. What was done is done: a session that is gone has none, and that is all.
   */
  @Override
  public void close() {
    try {
      isTrue("select pg_advisory_unlock(" + ONE_AT_A_TIME + ")");
      await(session.close());
    } catch (RuntimeException e) {
      LOG.infof("The lock of the rebuild ends with this process: %s", e.getMessage());
    }
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(TIMEOUT);
  }
}
