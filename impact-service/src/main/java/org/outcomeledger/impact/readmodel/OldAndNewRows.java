package org.outcomeledger.impact.readmodel;

import static java.util.stream.Collectors.joining;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.outcomeledger.indicators.Position;

/**
 * The rows of a read model and of the one that takes its place, both as they were at the moment of
 * the exchange, whatever is written since. Blocks.
 */
final class OldAndNewRows implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofMinutes(30);

  /** An entry that was erased while its marker was under way has a row in the old one only. */
  private static final String DIFFERENT =
      """
      select count(*) filter (where n.event_id is null), count(*) filter (where o.event_id is null),
        count(*) filter (where o.event_id is not null and n.event_id is not null)
      from (select * from replaced.{table} where shard = any($1)) o
      full join (select * from public.{table} where shard = any($1)) n using (shard, position) as place
      where ({old}) is distinct from ({new})
        and not exists (
          select from public.waiting_entry e
          where e.ledger = $2 and e.shard = place.shard and e.position = place.position
            and e.type is null)\
      """;

  private final SqlConnection session;

  private OldAndNewRows(SqlConnection session) {
    this.session = session;
  }

  /** Begins, and takes no moment yet. */
  static OldAndNewRows open(Pool pool) {
    SqlConnection session = await(pool.getConnection());
    await(session.begin());
    return new OldAndNewRows(session);
  }

  /** Takes the moment: while nobody writes, and before the tables are exchanged. */
  void takeMoment() {
    RebuiltSchema.execute(
        session, "set transaction isolation level repeatable read, read only; select 1");
  }

  /** What differs in these shards, a line for each table; called once they are exchanged. */
  List<String> differences(Collection<Position> shards) {
    var differences = new ArrayList<String>();
    for (FactTable<?> table : FactTables.ALL) {
      Short[] numbers =
          shards.stream()
              .filter(it -> it.ledger() == table.ledger())
              .map(it -> (short) it.shard())
              .toArray(Short[]::new);
      difference(table, Tuple.of(numbers, table.ledger().text())).ifPresent(differences::add);
    }
    return differences;
  }

  private Optional<String> difference(FactTable<?> table, Tuple where) {
    String question =
        DIFFERENT
            .replace("{table}", table.name())
            .replace("{old}", columns("o", table))
            .replace("{new}", columns("n", table));
    Row counts = await(session.preparedQuery(question).execute(where)).iterator().next();
    long tooMany = counts.getLong(0);
    long missing = counts.getLong(1);
    long others = counts.getLong(2);
    return tooMany + missing + others == 0
        ? Optional.empty()
        : Optional.of(
            "%s: %d rows that the ledger does not have are gone, %d that were missing are there, %d were not what the ledger says and are now."
                .formatted(table.name(), tooMany, missing, others));
  }

  private static String columns(String of, FactTable<?> table) {
    return table.columnNames().stream()
        .filter(it -> !it.equals("shard") && !it.equals("position"))
        .map(it -> of + "." + it)
        .collect(joining(", "));
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(TIMEOUT);
  }

  /** Ends the moment. */
  @Override
  public void close() {
    await(session.close());
  }
}
