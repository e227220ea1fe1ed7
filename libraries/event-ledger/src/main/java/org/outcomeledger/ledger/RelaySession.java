package org.outcomeledger.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.stream.StreamSupport;

/** The relay's queries, over the connection that holds its lock. */
final class RelaySession implements AutoCloseable {

  /** Any constant will do: advisory locks are the database's own. */
  private static final long RELAY_LOCK = 0x72656C6179L;

  private static final String CURSOR =
      "select c.positions, h.positions as heads from relay_cursor c, ledger_head h";

  /**
   * Held from before entries are read until they are acknowledged: an erasure takes it too, so that
   * nothing which it empties is in hand, to be sent in clear afterwards.
   */
  static final long IN_HAND_LOCK = 0x68616E64L;

  private static final String TAKE = "select pg_advisory_lock(" + IN_HAND_LOCK + ")";
  private static final String GIVE_BACK = "select pg_advisory_unlock(" + IN_HAND_LOCK + ")";

  private static final String NEXT =
      "select "
          + EventRows.COLUMNS
          + """
           from unnest($1::smallint[], $2::bigint[]) as cursor (shard, position)
          cross join lateral (
            select * from (
              select page.*,
                coalesce(sum(octet_length(data)) over (
                  order by position rows between unbounded preceding and 1 preceding), 0) as before
              from (
                select * from event
                where event.shard = cursor.shard and event.position > cursor.position
                order by event.position limit $3) page) sized
            where before < $4) e\
          """;

  /** An event is 64 KiB at most, and one of each shard always comes. */
  private static final long MAX_BYTES_PER_SHARD = 1 << 20;

  private final PgConnection connection;

  RelaySession(PgConnection connection) {
    this.connection = connection;
  }

  /** Whether this session is now the one that relays; it stays so until it is closed. */
  boolean own() {
    return one(connection.query("select pg_try_advisory_lock(" + RELAY_LOCK + ")").execute())
        .getBoolean(0);
  }

  /**
   * Behind which positions the relay goes on.
   *
   * @throws IllegalStateException if it is beyond the ledger's end: it would wait there until other
   *     events have these positions, and skip them
   */
  Long[] cursor() {
    Row row = one(connection.query(CURSOR).execute());
    Long[] cursor = row.getArrayOfLongs("positions");
    Long[] heads = row.getArrayOfLongs("heads");
    for (int shard = 0; shard < cursor.length; shard++) {
      if (cursor[shard] > heads[shard]) {
        throw new IllegalStateException(
            "The relay's cursor is at position %d of shard %d, beyond the ledger's head at %d: if the database was restored, stop all replicas and run the command restore, see docs/restore.md"
                .formatted(cursor[shard], shard, heads[shard]));
      }
    }
    return cursor;
  }

  /**
   * Up to {@code limit} events, and about a megabyte, of every shard behind its cursor, in the
   * order of each shard. They are in hand from now on: until {@link #move}, or the session's end,
   * no erasure empties them.
   */
  List<StoredEvent> next(Long[] cursor, int limit) {
    var shards = new Short[cursor.length];
    for (short shard = 0; shard < shards.length; shard++) {
      shards[shard] = shard;
    }
    // Sent together, carried out in order: what is read was read after the lock was taken.
    var taken = connection.query(TAKE).execute().subscribeAsCompletionStage();
    RowSet<Row> rows =
        wait(
            connection
                .preparedQuery(NEXT)
                .execute(Tuple.of(shards, cursor, limit, MAX_BYTES_PER_SHARD))
                .call(() -> Uni.createFrom().completionStage(taken)));
    if (rows.size() == 0) {
      wait(connection.query(GIVE_BACK).execute());
    }
    return StreamSupport.stream(rows.spliterator(), false).map(StoredEvent::of).toList();
  }

  /** Moves the cursor behind what was in hand; fails if another relay has moved it. */
  void move(Long[] from, Long[] to) {
    var moved =
        connection
            .preparedQuery("update relay_cursor set positions = $2 where positions = $1")
            .execute(Tuple.of(from, to))
            .subscribeAsCompletionStage();
    wait(connection.query(GIVE_BACK).execute());
    if (wait(Uni.createFrom().completionStage(moved)).rowCount() != 1) {
      throw new IllegalStateException("Another relay has moved the cursor: starting again from it");
    }
  }

  private static Row one(Uni<RowSet<Row>> query) {
    return wait(query).iterator().next();
  }

  private static RowSet<Row> wait(Uni<RowSet<Row>> query) {
    return query.await().atMost(LedgerDatabase.TIMEOUT);
  }

  @Override
  public void close() {
    connection.closeAndForget();
  }
}
