package org.outcomeledger.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
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
 * round trips: lock and load, then write and commit, and between them one more where long streams
 * have to be read; the server carries out in order what is sent without waiting.
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
  // Of most learners this is all there is. The others cost a third round trip, or are kept.
  // What would be more bytes than are read at once comes without its data, and is read later.
  private static final String BEGINNINGS =
      """
      select learner_id, stream_version, id, type, null::bytea as chain,
        case when sum(octet_length(data)) over (
            order by learner_id, stream_version rows unbounded preceding) <= $3
          then data end as data
      from event where learner_id = any($1) and stream_version <= $2
      order by learner_id, stream_version""";
  // What is joined laterally up to a limit can be looked up only learner by learner, by the index.
  // Of the row that a kept stream ended with only the chain is compared.
  private static final String TAILS =
      """
      select kept.learner_id, e.stream_version, e.id, e.type, e.chain,
        case when e.stream_version > kept.version
            and sum(octet_length(e.data)) filter (where e.stream_version > kept.version) over (
              order by kept.learner_id, e.stream_version rows unbounded preceding) <= $4
          then e.data end as data
      from unnest($1::uuid[], $2::integer[]) as kept (learner_id, version)
      cross join lateral (
        select stream_version, id, type, data, chain from event
        where learner_id = kept.learner_id and stream_version >= kept.version
        order by stream_version limit $3 + 1) e
      order by kept.learner_id, e.stream_version""";
  private static final String RESTS =
      """
      select asked.learner_id, asked.length, e.stream_version, e.id, e.type, e.chain,
        case when asked.n = 1 or sum(octet_length(e.data)) over (
            order by asked.n, e.stream_version rows unbounded preceding) <= $5
          then e.data end as data
      from (
        select *, sum(case when length > $4 then 0 else length - version end) over (order by n) as upto
        from (
          select behind.*, coalesce((
              select max(stream_version) from event where learner_id = behind.learner_id), 0) as length
          from unnest($1::uuid[], $2::integer[]) with ordinality as behind (learner_id, version, n))
        as sized) as asked
      left join lateral (
        select stream_version, id, type, data, chain from event
        where learner_id = asked.learner_id and stream_version > asked.version and asked.length <= $4
        order by stream_version offset 0) e on true
      where asked.upto <= $3::integer or asked.n = 1
      order by asked.n, e.stream_version""";
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

  /**
   * Begins a transaction, takes the ledger's lock, then loads what the flush needs: of each
   * learner's stream up to a number of events from its beginning, or from where a kept one ends; of
   * all of them together the data of so many bytes.
   */
  LoadedState lockAndLoad(FlushNeeds needs, int most, long bytes) {
    sent.clear();
    var loads = new ArrayList<Uni<RowSet<Row>>>();
    loads.add(connection.query(LOCK).execute());
    loads.add(connection.preparedQuery(KEYS).execute(Tuple.of(array(needs.ids()))));
    loads.add(connection.preparedQuery(CLAIMS).execute(wanted(needs.claims())));
    loads.add(
        connection
            .preparedQuery(BEGINNINGS)
            .execute(Tuple.of(array(needs.unknown()), most, bytes)));
    if (!needs.kept().isEmpty()) {
      loads.add(
          connection
              .preparedQuery(TAILS)
              .execute(
                  Tuple.of(array(needs.kept().keySet()), versions(needs.kept()), most, bytes)));
    }
    return Uni.join()
        .all(loads)
        .andFailFast()
        .map(LoadedState::of)
        .await()
        .atMost(LedgerDatabase.TIMEOUT);
  }

  /**
   * The events behind these versions, of as many learners in this order as fit.
   *
   * @param most how many events fit; the first learner's always do
   * @param longest streams with more events are left unread, whatever follows in them
   * @param bytes how much data fits, likewise
   */
  Map<UUID, StreamRest> rests(Map<UUID, Integer> versions, int most, int longest, long bytes) {
    return connection
        .preparedQuery(RESTS)
        .execute(Tuple.of(array(versions.keySet()), versions(versions), most, longest, bytes))
        .map(StreamRest::byLearner)
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

  private static Integer[] versions(Map<UUID, Integer> streams) {
    return streams.values().toArray(Integer[]::new);
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
