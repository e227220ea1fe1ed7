package org.outcomeledger.impact.readmodel;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.outcomeledger.event.EventRetracted;
import org.outcomeledger.impact.follower.Batch;
import org.outcomeledger.impact.follower.Delivered;
import org.outcomeledger.indicators.Fact;

/**
 * The statements that write batches of one ledger: an insert for each table that gets rows, then a
 * delete for each table that loses some. In this order, for what is retracted or erased may have
 * come in the same batch; the order of the deletes does not matter. What waits is written along.
 */
final class BatchStatements {

  /** In one order, whichever ledger they are of: so that two erasures never wait for each other. */
  private static final String TO_BE_SCRUBBED =
      """
      insert into to_be_scrubbed (table_name) select unnest($1::text[]) order by 1
      on conflict (table_name) do update set since = clock_timestamp()\
      """;

  private record Statement(String sql, Tuple parameters) {}

  private final List<Fact> facts = new ArrayList<>();
  private final List<Delivered.Erased> erasures = new ArrayList<>();
  private final List<Fact> late = new ArrayList<>();
  private final List<Batch> batches;

  BatchStatements(List<Batch> batches) {
    this.batches = batches;
    for (Batch batch : batches) {
      for (Delivered delivered : batch.delivered()) {
        switch (delivered) {
          case Delivered.Stated(Fact fact) -> {
            facts.add(fact);
            if (fact.position() <= batch.from().position()) {
              late.add(fact);
            }
          }
          case Delivered.Erased erased -> erasures.add(erased);
        }
      }
    }
  }

  /** Executes all of them within the connection's transaction. */
  Uni<Void> execute(SqlConnection connection) {
    return pipelined(connection, waiting())
        .chain(() -> pipelined(connection, inserts()))
        .chain(() -> pipelined(connection, retractions()))
        .chain(() -> pipelined(connection, retractionsOfLate()))
        .chain(() -> pipelined(connection, erasures()));
  }

  private List<Statement> waiting() {
    var statements = new ArrayList<Statement>();
    WaitingTable.ended(batches)
        .forEach(it -> statements.add(new Statement(WaitingTable.DELETE, it)));
    WaitingTable.begun(batches)
        .forEach(it -> statements.add(new Statement(WaitingTable.INSERT, it)));
    return statements;
  }

  private List<Statement> inserts() {
    var inserts = new ArrayList<Statement>();
    facts.stream()
        .collect(Collectors.groupingBy(FactTables::of))
        .forEach((table, its) -> inserts.add(new Statement(table.insert(), table.parameters(its))));
    return inserts;
  }

  private List<Statement> retractions() {
    var deletes = new ArrayList<Statement>();
    facts.stream()
        .filter(fact -> fact.event() instanceof EventRetracted)
        .collect(Collectors.groupingBy(Fact::ledger))
        .forEach(
            (ledger, retractions) ->
                FactTables.retractable(ledger)
                    .forEach(
                        table ->
                            deletes.add(
                                new Statement(table.deleteEvents(), targets(retractions)))));
    return deletes;
  }

  /** What is read after it had to wait may have been taken back meanwhile. */
  private List<Statement> retractionsOfLate() {
    var deletes = new ArrayList<Statement>();
    late.stream()
        .collect(Collectors.groupingBy(FactTables::of))
        .forEach(
            (table, its) ->
                deletes.add(
                    new Statement(
                        table.deleteTakenBack(RetractionTable.of(table.ledger())), places(its))));
    return deletes;
  }

  private static Tuple places(List<Fact> facts) {
    return Tuple.of(
        facts.stream().map(fact -> (short) fact.shard()).toArray(Short[]::new),
        facts.stream().map(Fact::position).toArray(Long[]::new));
  }

  private static Tuple targets(List<Fact> retractions) {
    UUID[] learners = retractions.stream().map(it -> it.learner().value()).toArray(UUID[]::new);
    UUID[] events =
        retractions.stream()
            .map(it -> ((EventRetracted) it.event()).retracts().id().value())
            .toArray(UUID[]::new);
    return Tuple.of(learners, events);
  }

  private List<Statement> erasures() {
    var deletes = new ArrayList<Statement>();
    erasures.stream()
        .collect(Collectors.groupingBy(Delivered.Erased::ledger))
        .forEach(
            (ledger, its) ->
                FactTables.of(ledger)
                    .forEach(
                        table ->
                            deletes.add(new Statement(table.deletePositions(), positions(its)))));
    if (!erasures.isEmpty()) {
      deletes.add(new Statement(TO_BE_SCRUBBED, tablesOfErasures()));
    }
    return deletes;
  }

  /**
   * All of the ledgers': where nothing is deleted now, a row that was retracted may still be on
   * disk.
   */
  private Tuple tablesOfErasures() {
    Stream<String> ofFacts =
        erasures.stream()
            .map(Delivered.Erased::ledger)
            .distinct()
            .flatMap(ledger -> FactTables.of(ledger).stream())
            .map(FactTable::name);
    return Tuple.of(
        (Object)
            Stream.concat(ofFacts, Stream.of("waiting_entry")).sorted().toArray(String[]::new));
  }

  private static Tuple positions(List<Delivered.Erased> erasures) {
    var shards = new ArrayList<Short>();
    var positions = new ArrayList<Long>();
    for (Delivered.Erased erased : erasures) {
      for (long position : erased.positions()) {
        shards.add((short) erased.shard());
        positions.add(position);
      }
    }
    return Tuple.of(shards.toArray(Short[]::new), positions.toArray(Long[]::new));
  }

  /** Sent one behind the other without waiting. */
  private static Uni<Void> pipelined(SqlConnection connection, List<Statement> statements) {
    return statements.isEmpty()
        ? Uni.createFrom().voidItem()
        : Uni.join()
            .all(statements.stream().map(it -> execute(connection, it)).toList())
            .andFailFast()
            .replaceWithVoid();
  }

  private static Uni<Integer> execute(SqlConnection connection, Statement statement) {
    return connection
        .preparedQuery(statement.sql())
        .execute(statement.parameters())
        .map(SqlResult::rowCount);
  }
}
