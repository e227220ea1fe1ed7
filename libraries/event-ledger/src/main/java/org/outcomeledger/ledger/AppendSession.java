package org.outcomeledger.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

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
      delete from claim using unnest($1::text[], $2::uuid[]) as released (kind, id)
      where claim.kind = released.kind and claim.id = released.id""";
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

  /** Begins a transaction, takes the ledger's lock, then loads all that the flush needs. */
  LoadedState lockAndLoad(Set<UUID> ids, Set<Claim.Key> claims, Set<UUID> learners) {
    sent.clear();
    var head = connection.query(LOCK).execute();
    var keys = connection.preparedQuery(KEYS).execute(Tuple.of(array(ids)));
    var taken = connection.preparedQuery(CLAIMS).execute(wanted(claims));
    var streams = connection.preparedQuery(STREAMS).execute(Tuple.of(array(learners)));
    return Uni.join()
        .all(List.of(head, keys, taken, streams))
        .andFailFast()
        .map(LoadedState::of)
        .await()
        .atMost(LedgerDatabase.TIMEOUT);
  }

  /** Sends accepted events without waiting, so that more can be decided meanwhile. */
  void write(List<PendingEntry> pending) {
    if (!pending.isEmpty()) {
      send(EventRows.INSERT, EventRows.of(pending));
    }
  }

  /** Whether there is anything to commit. */
  boolean hasWritten() {
    return !sent.isEmpty();
  }

  /** Commits what was sent; once this returns, it is durable. */
  void commit(ClaimChanges claims, Heads heads) {
    if (!claims.released().isEmpty()) {
      send(DELETE_CLAIMS, Tuple.of(kinds(claims.released()), ids(claims.released())));
    }
    send(
        INSERT_CLAIMS_AND_UPDATE_HEAD,
        claimRows(claims.taken()).addValue(heads.positions()).addValue(buffers(heads.chains())));
    // If an earlier statement failed, this rolls back, and the failure is reported.
    sent.add(connection.query("commit").execute().subscribeAsCompletionStage());
    var all = CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new));
    Uni.createFrom().completionStage(all).await().atMost(LedgerDatabase.TIMEOUT);
  }

  private void send(String statement, Tuple values) {
    sent.add(connection.preparedQuery(statement).execute(values).subscribeAsCompletionStage());
  }

  /** Ends a transaction in which there was nothing to write. */
  void release() {
    connection.query("rollback").execute().await().atMost(LedgerDatabase.TIMEOUT);
  }

  private static Tuple claimRows(Map<Claim.Key, PendingEntry> taken) {
    Collection<PendingEntry> holders = taken.values();
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
