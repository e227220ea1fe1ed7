package org.outcomeledger.impact.readmodel;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.outcomeledger.event.EventRetracted;
import org.outcomeledger.impact.follower.Batch;
import org.outcomeledger.impact.follower.RefusedFacts;
import org.outcomeledger.impact.follower.Sink;
import org.outcomeledger.impact.follower.Watermark;
import org.outcomeledger.impact.follower.WatermarkMoved;
import org.outcomeledger.indicators.Fact;

/**
 * Writes facts to the read model: rows and watermarks are one transaction, and a watermark moves
 * only from where it was. So every event becomes one row, whatever is brought again, and by
 * whichever replica. A retraction takes out the row of its event and stays itself.
 */
@Singleton
public final class Projector implements Sink {

  /** Longer than any honest transaction takes; what hangs is tried again from the watermark. */
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /**
   * A replica that stalls with its watermarks locked must not stop the one that takes its shards
   * over.
   */
  private static final String TIME_LIMITS =
      "select set_config('lock_timeout', '5s', true),"
          + " set_config('idle_in_transaction_session_timeout', '10s', true)";

  private final Pool pool;

  Projector(Pool pool) {
    this.pool = pool;
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
    var watermarks = new ArrayList<Watermark>();
    pool.query(WatermarkTable.SELECT)
        .execute()
        .await()
        .atMost(TIMEOUT)
        .forEach(row -> watermarks.add(WatermarkTable.read(row)));
    return watermarks;
  }

  @Override
  public void apply(List<Batch> batches) {
    pool.withTransaction(
            connection -> advance(connection, batches).chain(() -> write(connection, batches)))
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
  private static Uni<Void> advance(SqlConnection connection, List<Batch> batches) {
    return connection
        .query(TIME_LIMITS)
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

  private static Uni<Void> write(SqlConnection connection, List<Batch> batches) {
    List<Fact> facts = batches.stream().flatMap(advance -> advance.facts().stream()).toList();
    // In this order: what is taken back may have come in the same batch.
    return together(inserts(connection, facts)).chain(() -> together(deletions(connection, facts)));
  }

  private static List<Uni<Integer>> inserts(SqlConnection connection, List<Fact> facts) {
    var inserts = new ArrayList<Uni<Integer>>();
    facts.stream()
        .collect(Collectors.groupingBy(FactTables::of))
        .forEach(
            (table, its) ->
                inserts.add(execute(connection, table.insert(), table.parameters(its))));
    return inserts;
  }

  private static List<Uni<Integer>> deletions(SqlConnection connection, List<Fact> facts) {
    var deletions = new ArrayList<Uni<Integer>>();
    facts.stream()
        .filter(fact -> fact.event() instanceof EventRetracted)
        .collect(Collectors.groupingBy(Fact::ledger))
        .forEach(
            (ledger, retractions) ->
                FactTables.retractable(ledger)
                    .forEach(
                        table ->
                            deletions.add(
                                execute(connection, table.delete(), targets(retractions)))));
    return deletions;
  }

  private static Tuple targets(List<Fact> retractions) {
    UUID[] learners = retractions.stream().map(it -> it.learner().value()).toArray(UUID[]::new);
    UUID[] events =
        retractions.stream()
            .map(it -> ((EventRetracted) it.event()).retracts().id().value())
            .toArray(UUID[]::new);
    return Tuple.of(learners, events);
  }

  /** Sent one behind the other without waiting. */
  private static Uni<Void> together(List<Uni<Integer>> statements) {
    return statements.isEmpty()
        ? Uni.createFrom().voidItem()
        : Uni.join().all(statements).andFailFast().replaceWithVoid();
  }

  private static Uni<Integer> execute(SqlConnection connection, String statement, Tuple rows) {
    return connection.preparedQuery(statement).execute(rows).map(SqlResult::rowCount);
  }
}
