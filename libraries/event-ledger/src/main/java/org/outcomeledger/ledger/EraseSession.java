package org.outcomeledger.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.outcomeledger.format.LedgerEntry;

/**
 * The statements of one erasing transaction. Like one that appends, it first takes the ledger's
 * lock; unlike that one, it has taken the relay's before, so that no entry which it empties is on
 * its way to Kafka.
 */
final class EraseSession implements AutoCloseable {

  /** An entry of the learner's, and its idempotency key. */
  record Held(int shard, long position, UUID key) {}

  /** Longer than the relay holds what it has in hand, whatever Kafka does. */
  private static final Duration PATIENCE = Duration.ofSeconds(25);

  private static final String TAKE = "select pg_advisory_lock(" + RelaySession.IN_HAND_LOCK + ")";
  private static final String GIVE_BACK =
      "select pg_advisory_unlock(" + RelaySession.IN_HAND_LOCK + ")";
  private static final String LIMITS =
      "set local transaction_timeout = '5s'; set local lock_timeout = '3s'";
  private static final String LOCK = Heads.SELECT + " for update";

  private static final String WAITING =
      "select "
          + ErasureRequest.COLUMNS
          + """
           from erasure where carried_out_at is null and platform = $1
          order by requested_at, id limit 1 offset $2\
          """;
  private static final String HELD =
      "select shard, position, id from event where learner_id = $1 order by position";
  private static final String FREE_CLAIMS =
      "delete from claim where shard = $1 and position = any($2)";
  private static final String MARKER =
      """
      insert into event (shard, position, incarnation, learner_id, platform, type, id, source,
        recorded_at, data, salt, leaf, chain)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)\
      """;
  private static final String HEAD = "update ledger_head set positions = $1, chains = $2";
  private static final String CARRIED_OUT =
      """
      update erasure set carried_out_at = $2, shard = $3, position = $4, redacted = $5,
        learner_id = case when $6 and other_carried_out_at is null then learner_id end
      where id = $1\
      """;
  private static final String TO_BE_SCRUBBED =
      """
      insert into to_be_scrubbed (table_name)
      select unnest(array['claim', 'erasure', 'event', 'idempotency_key']) order by 1
      on conflict (table_name) do update set since = clock_timestamp()\
      """;
  private static final String EMPTY =
      """
      update event set learner_id = null, stream_version = null, platform = null, type = null,
        id = null, source = null, time = null, recorded_at = null, data = null, salt = null,
        traceparent = null
      where shard = $1 and position = any($2)\
      """;
  private static final String FORGET =
      "update idempotency_key set content_hash = null where id = any($1)";

  private final PgConnection connection;
  private final String role;

  EraseSession(PgConnection connection, String role) {
    this.connection = connection;
    this.role = '"' + role.replace("\"", "\"\"") + '"';
  }

  /** Waits for the relay, begins a transaction and takes the ledger's lock. */
  Heads begin() {
    connection.query(TAKE).execute().await().atMost(PATIENCE);
    run("begin");
    run(LIMITS);
    return Heads.of(run(LOCK).iterator().next());
  }

  /** The platform's that has waited longest, but for so many; empty if there are no more. */
  Optional<ErasureRequest> waiting(String platform, int skip) {
    return StreamSupport.stream(run(WAITING, Tuple.of(platform, (long) skip)).spliterator(), false)
        .map(ErasureRequest::of)
        .findFirst();
  }

  /** All that is held about a learner, in one shard. */
  List<Held> held(UUID learner) {
    return StreamSupport.stream(run(HELD, Tuple.of(learner)).spliterator(), false)
        .map(row -> new Held(row.getInteger("shard"), row.getLong("position"), row.getUUID("id")))
        .toList();
  }

  /** Appends the marker, empties what it lists and moves the head. */
  void erase(LedgerEntry marker, List<Held> held, Heads heads) {
    Short shard = (short) marker.shard();
    Long[] positions = held.stream().map(Held::position).toArray(Long[]::new);
    run(FREE_CLAIMS, Tuple.of(shard, positions));
    run(MARKER, row(marker));
    run(HEAD, Tuple.of(heads.positions(), buffers(heads.chains())));
    run("set local role " + role);
    run(EMPTY, Tuple.of(shard, positions));
    run(FORGET, Tuple.of((Object) held.stream().map(Held::key).toArray(UUID[]::new)));
    run("set local role none");
  }

  private static Tuple row(LedgerEntry marker) {
    LedgerEntry.Content content = marker.content();
    return Tuple.tuple()
        .addValue((short) marker.shard())
        .addValue(marker.position())
        .addValue(marker.incarnation())
        .addValue(content.learnerId())
        .addValue(content.platform())
        .addValue(content.type())
        .addValue(UUID.fromString(content.id()))
        .addValue(content.source())
        .addValue(content.recordedAt().atOffset(ZoneOffset.UTC))
        .addValue(Buffer.buffer(content.data()))
        .addValue(Buffer.buffer(content.salt()))
        .addValue(Buffer.buffer(marker.leaf()))
        .addValue(Buffer.buffer(marker.chain()));
  }

  private static Buffer[] buffers(byte[][] values) {
    var buffers = new Buffer[values.length];
    for (int i = 0; i < values.length; i++) {
      buffers[i] = Buffer.buffer(values[i]);
    }
    return buffers;
  }

  /**
   * Makes the request the receipt.
   *
   * @param askedElsewhere whether another ledger has a part: then the learner is still needed
   */
  void carriedOut(CarriedOutErasure done, boolean askedElsewhere) {
    run(
        CARRIED_OUT,
        Tuple.of(
            done.id(),
            done.carriedOutAt().atOffset(ZoneOffset.UTC),
            done.marker().map(it -> (short) it.shard()).orElse(null),
            done.marker().map(Erasure.Marker::position).orElse(null),
            done.redacted().toArray(Long[]::new),
            askedElsewhere));
    run(TO_BE_SCRUBBED);
  }

  /** Once this returns, it is durable; the relay may go on. */
  void commit() {
    run("commit");
    run(GIVE_BACK);
  }

  private RowSet<Row> run(String statement) {
    return wait(connection.query(statement).execute());
  }

  private RowSet<Row> run(String statement, Tuple values) {
    return wait(connection.preparedQuery(statement).execute(values));
  }

  private static RowSet<Row> wait(Uni<RowSet<Row>> query) {
    return query.await().atMost(LedgerDatabase.TIMEOUT);
  }

  @Override
  public void close() {
    connection.closeAndForget();
  }
}
