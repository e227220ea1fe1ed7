package org.outcomeledger.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The statements of one appending transaction, over a connection that serves nothing else. Two
 * round trips: lock and load, then write and commit; the server carries out what is sent together
 * in order.
 *
 * <p>The lock is a statement of its own before the loads: a statement that locks and reads would,
 * after its wait, still read what was there before the wait. READ COMMITTED gives each later one a
 * snapshot taken under the lock.
 */
final class AppendSession implements AutoCloseable {

  private static final String KEYS =
      "select id, shard, position, content_hash from idempotency_key where id = any($1)";
  private static final String CLAIMS =
      """
      select kind, id from claim
      join unnest($1::text[], $2::uuid[]) as wanted (kind, id) using (kind, id)""";
  private static final String STREAMS =
      """
      select learner_id, id, type, data from event
      where learner_id = any($1) order by learner_id, stream_version""";
  private static final String INSERT_KEYS =
      """
      insert into idempotency_key (id, shard, position, content_hash)
      select * from unnest($1::uuid[], $2::smallint[], $3::bigint[], $4::bytea[])""";
  private static final String DELETE_CLAIMS =
      """
      delete from claim using unnest($1::text[], $2::uuid[]) as freed (kind, id)
      where claim.kind = freed.kind and claim.id = freed.id""";
  private static final String INSERT_CLAIMS =
      """
      insert into claim (kind, id, shard, position)
      select * from unnest($1::text[], $2::uuid[], $3::smallint[], $4::bigint[])""";
  private static final String UPDATE_HEAD = "update ledger_head set positions = $1, chains = $2";

  private final PgConnection connection;

  AppendSession(PgConnection connection) {
    this.connection = connection;
  }

  /** Begins a transaction, takes the ledger's lock, then reads all that the flush asks about. */
  Known lockAndLoad(Set<UUID> ids, Set<Claim.Key> claims, Set<UUID> learners) {
    var begun = connection.query("begin").execute();
    var head = connection.query(Heads.SELECT + " for update").execute();
    var keys = connection.preparedQuery(KEYS).execute(Tuple.of(array(ids)));
    var taken = connection.preparedQuery(CLAIMS).execute(Tuple.of(kinds(claims), ids(claims)));
    var streams = connection.preparedQuery(STREAMS).execute(Tuple.of(array(learners)));
    return together(List.of(begun, head, keys, taken, streams), AppendSession::known);
  }

  private static Known known(List<RowSet<Row>> results) {
    return new Known(
        Heads.of(results.get(1).iterator().next()),
        keys(results.get(2)),
        claims(results.get(3)),
        streams(results.get(4)));
  }

  private static Map<UUID, KnownKey> keys(RowSet<Row> rows) {
    var keys = new HashMap<UUID, KnownKey>();
    for (Row row : rows) {
      Buffer hash = row.getDelegate().getBuffer("content_hash");
      keys.put(
          row.getUUID("id"),
          new KnownKey(
              row.getInteger("shard"),
              row.getLong("position"),
              hash == null ? null : hash.getBytes()));
    }
    return keys;
  }

  private static Set<Claim.Key> claims(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row -> new Claim.Key(row.getString("kind"), row.getUUID("id")))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static Map<UUID, List<Known.StoredEvent>> streams(RowSet<Row> rows) {
    var streams = new HashMap<UUID, List<Known.StoredEvent>>();
    for (Row row : rows) {
      streams
          .computeIfAbsent(row.getUUID("learner_id"), learner -> new ArrayList<>())
          .add(
              new Known.StoredEvent(
                  row.getUUID("id"), row.getString("type"), row.getBuffer("data").getBytes()));
    }
    return streams;
  }

  /** Writes what the flush has accepted and commits; once this returns, it is durable. */
  void writeAndCommit(List<Draft> drafts, ClaimChanges claims, Heads heads) {
    together(
        List.of(
            connection.preparedQuery(EventRows.INSERT).execute(EventRows.of(drafts)),
            connection.preparedQuery(INSERT_KEYS).execute(keyRows(drafts)),
            connection
                .preparedQuery(DELETE_CLAIMS)
                .execute(Tuple.of(kinds(claims.freed()), ids(claims.freed()))),
            connection.preparedQuery(INSERT_CLAIMS).execute(claimRows(claims.taken())),
            connection
                .preparedQuery(UPDATE_HEAD)
                .execute(Tuple.of(heads.positions(), buffers(heads.chains()))),
            // Had a statement before it failed, this would roll back; the failure is what we see.
            connection.query("commit").execute()),
        Function.identity());
  }

  /** Ends a transaction in which there was nothing to write. */
  void release() {
    connection.query("rollback").execute().await().atMost(LedgerDatabase.PATIENCE);
  }

  private static Tuple keyRows(List<Draft> drafts) {
    return Tuple.of(
        drafts.stream().map(draft -> draft.reported().id()).toArray(UUID[]::new),
        drafts.stream().map(draft -> (short) draft.entry().shard()).toArray(Short[]::new),
        drafts.stream().map(draft -> draft.entry().position()).toArray(Long[]::new),
        drafts.stream().map(draft -> Buffer.buffer(draft.contentHash())).toArray(Buffer[]::new));
  }

  private static Tuple claimRows(Map<Claim.Key, Draft> taken) {
    Collection<Draft> holders = taken.values();
    return Tuple.of(
        kinds(taken.keySet()),
        ids(taken.keySet()),
        holders.stream().map(holder -> (short) holder.entry().shard()).toArray(Short[]::new),
        holders.stream().map(holder -> holder.entry().position()).toArray(Long[]::new));
  }

  private static <T> T together(
      List<Uni<RowSet<Row>>> statements, Function<List<RowSet<Row>>, T> read) {
    return Uni.join()
        .all(statements)
        .andFailFast()
        .map(read)
        .await()
        .atMost(LedgerDatabase.PATIENCE);
  }

  private static UUID[] array(Set<UUID> ids) {
    return ids.toArray(UUID[]::new);
  }

  private static String[] kinds(Set<Claim.Key> claims) {
    return claims.stream().map(Claim.Key::kind).toArray(String[]::new);
  }

  private static UUID[] ids(Set<Claim.Key> claims) {
    return claims.stream().map(Claim.Key::id).toArray(UUID[]::new);
  }

  private static Buffer[] buffers(byte[][] values) {
    var buffers = new Buffer[values.length];
    for (int i = 0; i < values.length; i++) {
      buffers[i] = Buffer.buffer(values[i]);
    }
    return buffers;
  }

  @Override
  public void close() {
    connection.closeAndForget();
  }
}
