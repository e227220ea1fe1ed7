package org.outcomeledger.impact.readmodel;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.outcomeledger.database.DatabaseErrors;
import org.outcomeledger.event.Evidence;
import org.outcomeledger.http.Refusal;
import org.outcomeledger.impact.follower.Watermark;

/** Counts {@link Quality} in the read model, as it is at one moment. */
@Singleton
public final class QualityReader {

  /** Of a question that costs nothing: a database that does not answer it answers no other. */
  private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(3);

  /** Longer than the server's own limit, whose end leaves no statement behind. */
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private static final String STATEMENT_TIMEOUT = "set local statement_timeout = '15s'";

  private final Pool pool;

  QualityReader(Pool pool) {
    this.pool = pool;
  }

  /**
   * Counts; blocks.
   *
   * @param platform whose facts are counted, empty for everyone's
   * @param positions writes down how far the read model is
   * @throws Refusal that {@code positions} throws
   * @throws ReadModelUnavailable when the database does not answer
   */
  public Quality read(
      Optional<String> platform,
      LocalDate today,
      ZoneId zone,
      Function<List<Watermark>, String> positions) {
    Tuple whose = Tuple.of(platform.orElse(null));
    Tuple whoseAndWhen = Tuple.of(platform.orElse(null), today, zone.getId());
    Uni<Quality> counted =
        pool.withTransaction(
            connection ->
                connection
                    .query(FactReader.REPEATABLE_READ + "; " + STATEMENT_TIMEOUT)
                    .execute()
                    .chain(() -> read(connection, whose, whoseAndWhen))
                    .map(it -> it.quality(today, positions)));
    return within(ANSWERS_WITHIN, pool.query("select 1").execute())
        .chain(() -> within(TIMEOUT, DatabaseErrors.retryStale(counted)))
        .onFailure(failure -> DatabaseErrors.isAway(failure) && !(failure instanceof Refusal))
        .transform(ReadModelUnavailable::new)
        .await()
        .indefinitely();
  }

  private static <T> Uni<T> within(Duration limit, Uni<T> answer) {
    return answer.ifNoItem().after(limit).fail();
  }

  /** All that was counted, before it is written down. */
  private record QualityCounts(
      List<Watermark> watermarks,
      List<Quality.Orphans> orphans,
      List<Quality.Disorder> disorders,
      List<Quality.Afterthoughts> afterthoughts,
      Map<String, Long> evidence) {

    Quality quality(LocalDate today, Function<List<Watermark>, String> positions) {
      return new Quality(
          today,
          positions.apply(watermarks),
          orphans,
          disorders,
          afterthoughts,
          evidenced(new HashMap<>(evidence)),
          List.of());
    }

    private static Quality.Evidenced evidenced(Map<String, Long> counts) {
      long all = counts.remove("all");
      long with = counts.remove("evidenced");
      var byKind = new TreeMap<String, Long>();
      for (Evidence.Kind kind : Evidence.Kind.values()) {
        byKind.put(Fields.spelt(kind), counts.getOrDefault(Fields.spelt(kind), 0L));
      }
      return new Quality.Evidenced(all, with, all == 0 ? null : (double) with / all, byKind);
    }
  }

  private static Uni<QualityCounts> read(
      SqlConnection connection, Tuple whose, Tuple whoseAndWhen) {
    return Uni.combine()
        .all()
        .unis(
            rows(connection, WatermarkTable.SELECT, Tuple.tuple(), WatermarkTable::read),
            rows(connection, QualityQueries.COUNT_ORPHANS, whoseAndWhen, QualityReader::orphans),
            rows(connection, QualityQueries.COUNT_DISORDERS, whose, QualityReader::disorder),
            rows(connection, QualityQueries.COUNT_AFTERTHOUGHTS, whose, QualityReader::after),
            rows(connection, QualityQueries.COUNT_EVIDENCE, whose, QualityReader::disorder)
                .map(QualityReader::byKind))
        .with(QualityCounts::new);
  }

  private static <T> Uni<List<T>> rows(
      SqlConnection connection, String question, Tuple parameters, Function<Row, T> read) {
    return connection
        .preparedQuery(question)
        .execute(parameters)
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(read).toList());
  }

  private static Map<String, Long> byKind(List<Quality.Disorder> counts) {
    return counts.stream()
        .collect(Collectors.toMap(Quality.Disorder::kind, Quality.Disorder::count));
  }

  private static Quality.Orphans orphans(Row row) {
    return new Quality.Orphans(row.getString(0), row.getLong(1), row.getLong(2), row.getDouble(3));
  }

  private static Quality.Disorder disorder(Row row) {
    return new Quality.Disorder(row.getString(0), row.getLong(1));
  }

  private static Quality.Afterthoughts after(Row row) {
    return new Quality.Afterthoughts(
        row.getString(0), row.getLong(1), row.getLong(2), row.getLong(3));
  }
}
