package org.outcomeledger.impact.readmodel;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.outcomeledger.impact.follower.Batch;
import org.outcomeledger.impact.follower.RefusedFacts;
import org.outcomeledger.impact.follower.Sink;
import org.outcomeledger.impact.follower.Watermark;
import org.outcomeledger.impact.follower.WatermarkMoved;
import org.outcomeledger.indicators.Position;

/**
 * Writes batches to the read model: rows and watermarks are one transaction, and a watermark moves
 * only from where it was. So every event becomes one row, however often it is delivered, and by
 * whichever replica. A retraction deletes the row of its event and is a row itself; an erasure
 * deletes the rows at the positions that it lists, and leaves none.
 */
@Singleton
public final class Projector implements Sink {

  /** Longer than any honest transaction takes; what hangs is tried again from the watermark. */
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** Of a question that takes milliseconds: whoever asks for freshness waits for it. */
  private static final Duration WATERMARKS_TIMEOUT = Duration.ofSeconds(3);

  /**
   * A replica that stalls with its watermarks locked must not stop the one that takes its shards
   * over.
   */
  private static final String TIME_LIMITS =
      "select set_config('lock_timeout', '5s', true),"
          + " set_config('idle_in_transaction_session_timeout', '10s', true)";

  private final Pool pool;
  private final String begin;

  @Inject
  Projector(Pool pool) {
    this(pool, TIME_LIMITS);
  }

  private Projector(Pool pool, String begin) {
    this.pool = pool;
    this.begin = begin;
  }

  /** One that writes to the tables of these names in another schema; only {@link #apply} does. */
  static Projector into(String schema, Pool pool) {
    return new Projector(pool, TIME_LIMITS + ", set_config('search_path', '" + schema + "', true)");
  }

  @Override
  public String name() {
    return "projector";
  }

  @Override
  public boolean shared() {
    return true;
  }

  @Override
  public List<Watermark> watermarks() {
    return WatermarkTable.all(pool).await().atMost(WATERMARKS_TIMEOUT);
  }

  @Override
  public List<Position> positions() {
    var positions = new ArrayList<Position>();
    pool.query(WatermarkTable.POSITIONS)
        .execute()
        .await()
        .atMost(WATERMARKS_TIMEOUT)
        .forEach(row -> positions.add(WatermarkTable.readPosition(row)));
    return positions;
  }

  @Override
  public void apply(List<Batch> batches) {
    pool.withTransaction(
            connection ->
                advance(connection, batches)
                    .chain(() -> new BatchStatements(batches).execute(connection)))
        .onFailure(Projector::neverTaken)
        .transform(e -> new RefusedFacts(e.getMessage(), e))
        .await()
        .atMost(TIMEOUT);
  }

  /** SQLSTATE classes 22 and 23: a value that no column takes, or a position that has a row. */
  private static boolean neverTaken(Throwable failure) {
    return failure instanceof PgException refusal
        && (refusal.getSqlState().startsWith("22") || refusal.getSqlState().startsWith("23"));
  }

  /** Watermarks first: whoever finds them moved writes no row. */
  private Uni<Void> advance(SqlConnection connection, List<Batch> batches) {
    return connection
        .query(begin)
        .execute()
        .chain(
            () ->
                connection
                    .preparedQuery(WatermarkTable.ADVANCE)
                    .execute(WatermarkTable.parameters(batches)))
        .invoke(
            moved -> {
              if (moved.iterator().next().getLong(0) != batches.size()) {
                throw new WatermarkMoved(batches.getFirst().to().ledger());
              }
            })
        .replaceWithVoid();
  }
}
