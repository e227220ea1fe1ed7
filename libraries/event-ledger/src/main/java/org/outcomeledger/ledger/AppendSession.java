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
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The statements of one appending transaction, over a connection that serves nothing else. Two
 * round trips: lock and load, then write and commit; the server carries out in order what is sent
 * without waiting.
 *
 * <p>The lock is a statement of its own before the loads: a statement that locks and reads would,
 * after its wait, still read what was there before the wait. READ COMMITTED gives each later one a
 * snapshot taken under the lock.
 */
final class AppendSession implements AutoCloseable {

  private static final String LOCK = "begin; " + Heads.SELECT + " for update";
  private static final String KEYS =
      "select id, shard, position, content_hash from idempotency_key where id = any($1)";
  // Kinds are few: to ask for each id under each of them is six times cheaper than a join of pairs.
  private static final String CLAIMS =
      "select kind, id from claim where kind = any($1) and id = any($2)";
  private static final String STREAMS =
      """
      select learner_id, id, type, data from event
      where learner_id = any($1) order by learner_id, stream_version""";
  private static final String DELETE_CLAIMS =
      """
      delete from claim using unnest($1::text[], $2::uuid[]) as freed (kind, id)
      where claim.kind = freed.kind and claim.id = freed.id""";
  private static final String INSERT_CLAIMS_AND_UPDATE_HEAD =
      """
      with taken as (
        insert into claim (kind, id, shard, position)
        select unnest($1::text[]), unnest($2::uuid[]), unnest($3::smallint[]), unnest($4::bigint[]))
      update ledger_head set positions = $5, chains = $6""";

  private final PgConnection connection;
  private final List<CompletableFuture<?>> sent = new ArrayList<>();

  AppendSession(PgConnection connection) {
    this.connection = connection;
  }

  /** Begins a transaction, takes the ledger's lock, then reads all that the flush asks about. */
  Known lockAndLoad(Set<UUID> ids, Set<Claim.Key> claims, Set<UUID> learners) {
    sent.clear();
    var head = connection.query(LOCK).execute();
    var keys = connection.preparedQuery(KEYS).execute(Tuple.of(array(ids)));
    var taken = connection.preparedQuery(CLAIMS).execute(wanted(claims));
    var streams = connection.preparedQuery(STREAMS).execute(Tuple.of(array(learners)));
    return Uni.join()
        .all(List.of(head, keys, taken, streams))
        .andFailFast()
        .map(AppendSession::known)
        .await()
        .atMost(LedgerDatabase.PATIENCE);
  }

  private static Known known(List<RowSet<Row>> results) {
    return new Known(
        Heads.of(results.get(0).next().iterator().next()),
        keys(results.get(1)),
        claims(results.get(2)),
        streams(results.get(3)));
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

  /** Sends accepted events to be written and waits for nothing: more is decided meanwhile. */
  void write(List<Draft> drafts) {
    if (!drafts.isEmpty()) {
      send(EventRows.INSERT, EventRows.of(drafts));
    }
  }

  /** Whether there is anything to commit. */
  boolean hasWritten() {
    return !sent.isEmpty();
  }

  /** Commits what was sent; once this returns, it is durable. */
  void commit(ClaimChanges claims, Heads heads) {
    if (!claims.freed().isEmpty()) {
      send(DELETE_CLAIMS, Tuple.of(kinds(claims.freed()), ids(claims.freed())));
    }
    send(
        INSERT_CLAIMS_AND_UPDATE_HEAD,
        claimRows(claims.taken()).addValue(heads.positions()).addValue(buffers(heads.chains())));
    // Had a statement before it failed, this would roll back; the failure is what we see.
    sent.add(connection.query("commit").execute().subscribeAsCompletionStage());
    var all = CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new));
    Uni.createFrom().completionStage(all).await().atMost(LedgerDatabase.PATIENCE);
  }

  private void send(String statement, Tuple values) {
    sent.add(connection.preparedQuery(statement).execute(values).subscribeAsCompletionStage());
  }

  /** Ends a transaction in which there was nothing to write. */
  void release() {
    connection.query("rollback").execute().await().atMost(LedgerDatabase.PATIENCE);
  }

  private static Tuple claimRows(Map<Claim.Key, Draft> taken) {
    Collection<Draft> holders = taken.values();
    return Tuple.of(
        kinds(taken.keySet()),
        ids(taken.keySet()),
        holders.stream().map(holder -> (short) holder.entry().shard()).toArray(Short[]::new),
        holders.stream().map(holder -> holder.entry().position()).toArray(Long[]::new));
  }

  private static Tuple wanted(Set<Claim.Key> claims) {
    return Tuple.of(
        claims.stream().map(Claim.Key::kind).distinct().toArray(String[]::new), ids(claims));
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
