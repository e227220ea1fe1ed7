package org.outcomeledger.impact.readmodel;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.outcomeledger.impact.follower.LostEvent;
import org.outcomeledger.impact.follower.Watermark;
import org.outcomeledger.indicators.LedgerName;

/** The read model of a ledger that was restored from an older copy. Blocks. */
@Singleton
final class RestoredReadModel {

  /** Shards are emptied whole, however large. */
  private static final Duration TIMEOUT = Duration.ofMinutes(30);

  private final Pool pool;

  RestoredReadModel(Pool pool) {
    this.pool = pool;
  }

  /** How far each shard was applied. */
  List<Watermark> watermarks() {
    return await(WatermarkTable.all(pool));
  }

  /** The events of a shard that have a row and lie beyond a position, in no particular order. */
  List<LostEvent> beyond(LedgerName ledger, int shard, long position) {
    String events =
        FactTables.of(ledger).stream()
            .map(
                table ->
                    "select '%s', position, event_id, platform, recorded_at from %s where shard = $1 and position > $2"
                        .formatted(table.name(), table.name()))
            .collect(Collectors.joining(" union all "));
    var lost = new ArrayList<LostEvent>();
    await(pool.preparedQuery(events).execute(Tuple.of((short) shard, position)))
        .forEach(row -> lost.add(event(ledger, shard, row)));
    return lost;
  }

  private static LostEvent event(LedgerName ledger, int shard, Row row) {
    return new LostEvent(
        ledger,
        shard,
        row.getLong(1),
        row.getString(0),
        row.getString(3),
        row.getUUID(2).toString(),
        row.getOffsetDateTime(4).toInstant());
  }

  /**
   * Empties shards, so that they are followed again from their first positions. Whole, for what was
   * lost may have taken back what was not: a retraction or an erasure has deleted rows.
   */
  void empty(List<Watermark> shards) {
    await(
        pool.withTransaction(
            connection ->
                shards.stream()
                    .map(shard -> empty(connection, shard))
                    .reduce(Uni.createFrom().voidItem(), (all, next) -> all.chain(() -> next))));
  }

  private static Uni<Void> empty(SqlConnection connection, Watermark shard) {
    Uni<Void> emptied = Uni.createFrom().voidItem();
    for (FactTable<?> table : FactTables.of(shard.ledger())) {
      String delete = "delete from " + table.name() + " where shard = $1";
      emptied = emptied.chain(() -> execute(connection, delete, Tuple.of((short) shard.shard())));
    }
    Tuple place = Tuple.of(shard.ledger().text(), (short) shard.shard());
    for (String table : List.of("waiting_entry", "watermark")) {
      String delete = "delete from " + table + " where ledger = $1 and shard = $2";
      emptied = emptied.chain(() -> execute(connection, delete, place));
    }
    return emptied;
  }

  private static Uni<Void> execute(SqlConnection connection, String statement, Tuple values) {
    return connection.preparedQuery(statement).execute(values).replaceWithVoid();
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(TIMEOUT);
  }
}
