package org.outcomeledger.impact.readmodel;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.outcomeledger.event.EventId;
import org.outcomeledger.event.EventRetracted;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.LedgerName;

/**
 * Questions about the rows of one shard, all answered as the read model was at one moment, for
 * those who compare it with its ledger. Blocks.
 */
public final class RowsAtOneMoment {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** A row, and its table. */
  public record StoredFact(String table, Fact fact) {}

  /**
   * What is at positions.
   *
   * @param facts the rows
   * @param wrong what is wrong with them already without a ledger
   * @param waiting where entries are said to be passed without a row, for their type is not known
   */
  public record Slice(Map<Long, StoredFact> facts, Map<Long, String> wrong, Set<Long> waiting) {}

  private final SqlConnection connection;
  private final LedgerName ledger;
  private final short shard;

  private RowsAtOneMoment(SqlConnection connection, LedgerName ledger, int shard) {
    this.connection = connection;
    this.ledger = ledger;
    this.shard = (short) shard;
  }

  /** Asks about one shard; the moment ends with the question. */
  static <T> T ask(Pool pool, LedgerName ledger, int shard, Function<RowsAtOneMoment, T> question) {
    SqlConnection connection = await(pool.getConnection());
    try {
      Transaction transaction = await(connection.begin());
      await(connection.query(FactReader.REPEATABLE_READ).execute());
      T answer = question.apply(new RowsAtOneMoment(connection, ledger, shard));
      await(transaction.commit());
      return answer;
    } finally {
      await(connection.close());
    }
  }

  /** How far the shard had been applied. */
  public long applied() {
    return first(
        rows(
            "select position from watermark where ledger = $1 and shard = $2",
            Tuple.of(ledger.text(), shard)));
  }

  /** The rows at the positions after one and up to another. */
  public Slice slice(long after, long upTo) {
    Map<Long, StoredFact> facts = new HashMap<>();
    Map<Long, String> wrong = new HashMap<>();
    for (FactTable<?> table : FactTables.of(ledger)) {
      rows(
              table.select() + " where shard = $1 and position > $2 and position <= $3",
              Tuple.of(shard, after, upTo))
          .forEach(row -> put(table, row, facts, wrong));
    }
    return new Slice(facts, wrong, waiting(after, upTo));
  }

  private Set<Long> waiting(long after, long upTo) {
    Set<Long> positions = new HashSet<>();
    rows(
            "select position from waiting_entry where ledger = $1 and shard = $2"
                + " and position > $3 and position <= $4 and type is not null",
            Tuple.of(ledger.text(), shard, after, upTo))
        .forEach(row -> positions.add(row.getLong(0)));
    return positions;
  }

  private static void put(
      FactTable<?> table, Row row, Map<Long, StoredFact> facts, Map<Long, String> wrong) {
    long position = row.getLong("position");
    try {
      StoredFact other = facts.put(position, new StoredFact(table.name(), table.read(row)));
      if (other != null) {
        wrong.put(position, "a row each in " + other.table() + " and " + table.name());
      }
    } catch (RuntimeException e) { // whatever somebody has put there
      wrong.put(position, "the row in " + table.name() + " is no " + table.type().getSimpleName());
    }
  }

  /** How many rows there are at positions that no ledger has: below 1, or after this one. */
  public long outside(long position) {
    long rows = 0;
    for (FactTable<?> table : FactTables.of(ledger)) {
      rows +=
          first(
              rows(
                  "select count(*) from "
                      + table.name()
                      + " where shard = $1 and (position < 1 or position > $2)",
                  Tuple.of(shard, position)));
    }
    return rows;
  }

  /** Of events that have no row: where the retractions are that took them back, as rows say. */
  public Map<EventId, Long> retractionsOf(Collection<Fact> missing) {
    Map<EventId, Long> retractions = new HashMap<>();
    if (!missing.isEmpty()) {
      rows(
              "select retracted_event_id, position from "
                  + RetractionTable.of(ledger).name()
                  + " where (learner_id, retracted_event_id)"
                  + " in (select * from unnest($1::uuid[], $2::uuid[]))",
              pairs(missing.stream().map(it -> new Pair(it, it.eventId())).toList()))
          .forEach(
              row ->
                  retractions.merge(
                      new EventId(row.getUUID(0)),
                      row.getLong(1),
                      (one, other) -> Math.min(one, other)));
    }
    return retractions;
  }

  /** The rows that still stand although these retractions took them back. */
  public List<StoredFact> standing(List<Fact> retractions) {
    var standing = new ArrayList<StoredFact>();
    Tuple targets =
        pairs(
            retractions.stream()
                .map(it -> new Pair(it, ((EventRetracted) it.event()).retracts().id()))
                .toList());
    for (FactTable<?> table :
        retractions.isEmpty() ? List.<FactTable<?>>of() : FactTables.retractable(ledger)) {
      rows(
              table.select()
                  + " where (learner_id, event_id)"
                  + " in (select * from unnest($1::uuid[], $2::uuid[]))",
              targets)
          .forEach(row -> standing.add(new StoredFact(table.name(), table.read(row))));
    }
    return standing;
  }

  private record Pair(Fact fact, EventId event) {}

  private static Tuple pairs(List<Pair> pairs) {
    return Tuple.of(
        pairs.stream().map(it -> it.fact().learner().value()).toArray(UUID[]::new),
        pairs.stream().map(it -> it.event().value()).toArray(UUID[]::new));
  }

  private RowSet<Row> rows(String question, Tuple parameters) {
    return await(connection.preparedQuery(question).execute(parameters));
  }

  private static long first(RowSet<Row> rows) {
    var all = rows.iterator();
    return all.hasNext() ? all.next().getLong(0) : 0;
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(TIMEOUT);
  }
}
