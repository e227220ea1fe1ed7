package org.outcomeledger.posting;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.outcomeledger.posting.RefusalSum.Sample;

/** The table of refusals. What it holds of a platform is bounded. */
final class RefusalTable {

  /** So many sums are kept of a platform, the latest. */
  static final int MOST_SUMS = 2_000;

  private static final int FORGOTTEN_AT_ONCE = 10_000;
  private static final UUID NIL = new UUID(0, 0);

  /** The statement ends where it runs, and need not be on disk before it does. */
  private static final String BRIEFLY =
      "set local statement_timeout = '2s'; set local synchronous_commit = off";

  /** In one order, so that two replicas never wait for each other. */
  private static final String ADD =
      """
      insert into refusal as r (platform, hour, problem, title, status, type, pointer, count,
          refused_at, last_at, sample_at, sample_event)
      select platform, hour, problem, title, status, type, pointer, many, first, last,
          at::timestamptz[], event::uuid[]
      from unnest($1::text[], $2::timestamptz[], $3::text[], $4::text[], $5::smallint[],
          $6::text[], $7::text[], $8::bigint[], $9::timestamptz[], $10::timestamptz[],
          $11::text[], $12::text[]) as gathered (platform, hour, problem, title, status, type, pointer,
          many, first, last, at, event)
      order by platform, hour, problem, type, pointer
      on conflict (platform, hour, problem, type, pointer) where hour is not null do update set
          count = r.count + excluded.count,
          refused_at = least(r.refused_at, excluded.refused_at),
          last_at = greatest(r.last_at, excluded.last_at),
          sample_at = (r.sample_at || excluded.sample_at)
              [cardinality(r.sample_at) + cardinality(excluded.sample_at) - $13 + 1:],
          sample_event = (r.sample_event || excluded.sample_event)
              [cardinality(r.sample_at) + cardinality(excluded.sample_at) - $13 + 1:]""";

  private static final String SELECT =
      """
      select number, at, first, nullif(event, $7) as event, many, type, problem, title, status, pointer
      from (
        select r.number, r.type, r.problem, r.title, r.status, r.pointer, sample.at,
            sample.at as first, sample.event, 1::bigint as many
        from refusal r cross join unnest(r.sample_at, r.sample_event) as sample (at, event)
        where r.platform = $1
        union all
        select r.number, r.type, r.problem, r.title, r.status, r.pointer,
            coalesce(r.last_at, r.refused_at), r.refused_at, coalesce(r.event, $7),
            r.count - coalesce(cardinality(r.sample_at), 0)
        from refusal r
        where r.platform = $1 and r.count > coalesce(cardinality(r.sample_at), 0)) entry
      where at >= greatest($2, now() - interval '30 days')
          and (at, number, event) < ($3, $4, $5) and ($6::uuid is null or event = $6)
      order by entry.at desc, entry.number desc, entry.event desc limit $8""";
  private static final String FORGET_OLD =
      """
      delete from refusal where number in (
        select number from refusal where refused_at < now() - interval '30 days'
            and coalesce(last_at, refused_at) < now() - interval '30 days' limit $1)""";
  private static final String FORGET_TOO_MANY =
      """
      delete from refusal where number in (
        select number from (
          select number, row_number() over (
              partition by platform order by last_at desc, number desc) as place
          from refusal where hour is not null) ranked
        where place > $2 limit $1)""";

  private final Pool pool;

  RefusalTable(Pool pool) {
    this.pool = pool;
  }

  /** Adds to the sums that are there. */
  Uni<Void> add(List<RefusalSum> sums) {
    return pool.withTransaction(
        connection ->
            connection
                .query(BRIEFLY)
                .execute()
                .chain(() -> connection.preparedQuery(ADD).execute(columns(sums)))
                .replaceWithVoid());
  }

  private static Tuple columns(List<RefusalSum> sums) {
    return Tuple.tuple()
        .addValue(column(sums, sum -> sum.key().platform(), String[]::new))
        .addValue(column(sums, sum -> time(sum.key().hour()), OffsetDateTime[]::new))
        .addValue(column(sums, sum -> sum.key().reason().problem(), String[]::new))
        .addValue(column(sums, sum -> sum.key().reason().title(), String[]::new))
        .addValue(column(sums, sum -> (short) sum.key().reason().status(), Short[]::new))
        .addValue(column(sums, sum -> sum.key().reason().type(), String[]::new))
        .addValue(column(sums, sum -> sum.key().reason().pointer(), String[]::new))
        .addValue(column(sums, RefusalSum::count, Long[]::new))
        .addValue(column(sums, sum -> time(sum.first()), OffsetDateTime[]::new))
        .addValue(column(sums, sum -> time(sum.last()), OffsetDateTime[]::new))
        .addValue(column(sums, sum -> array(sum, Sample::at), String[]::new))
        .addValue(column(sums, sum -> array(sum, Sample::event), String[]::new))
        .addValue(RefusalSum.MOST_SAMPLES);
  }

  private static <T> T[] column(
      List<RefusalSum> sums, Function<RefusalSum, T> value, IntFunction<T[]> array) {
    return sums.stream().map(value).toArray(array);
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /** As PostgreSQL spells an array: a column of arrays cannot be sent. */
  private static String array(RefusalSum sum, Function<Sample, Object> part) {
    return sum.samples().stream()
        .map(part)
        .map(Object::toString)
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** A platform's refusals, newest first: at most {@code most} of them. */
  Uni<List<KeptRefusal>> newestFirst(String platform, RefusedQuestion asked, int most) {
    RefusalMark before = asked.before();
    return pool.preparedQuery(SELECT)
        .execute(
            Tuple.tuple()
                .addValue(platform)
                .addValue(asked.since())
                .addValue(before.at())
                .addValue(before.number())
                .addValue(before.event())
                .addValue(asked.event())
                .addValue(NIL)
                .addValue(most))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(this::kept).toList());
  }

  private KeptRefusal kept(Row row) {
    UUID event = row.getUUID("event");
    return new KeptRefusal(
        new RefusalMark(
            row.getOffsetDateTime("at"),
            row.getLong("number"),
            Objects.requireNonNullElse(event, NIL)),
        row.getOffsetDateTime("first").toInstant(),
        event,
        row.getLong("many"),
        new RefusalReason(
            row.getString("problem"),
            row.getString("title"),
            row.getInteger("status"),
            row.getString("type"),
            row.getString("pointer")));
  }

  /** Forgets what is older than thirty days, and what a platform has too many of. */
  Uni<Void> forget() {
    return repeatedly(FORGET_OLD, Tuple.of(FORGOTTEN_AT_ONCE))
        .chain(() -> repeatedly(FORGET_TOO_MANY, Tuple.of(FORGOTTEN_AT_ONCE, MOST_SUMS)));
  }

  private Uni<Void> repeatedly(String statement, Tuple parameters) {
    return pool.preparedQuery(statement)
        .execute(parameters)
        .repeat()
        .until(deleted -> deleted.rowCount() < FORGOTTEN_AT_ONCE)
        .collect()
        .last()
        .replaceWithVoid();
  }
}
