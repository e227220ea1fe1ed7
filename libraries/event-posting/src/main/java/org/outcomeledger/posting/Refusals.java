package org.outcomeledger.posting;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.outcomeledger.http.Problem;

/**
 * What was refused in the last thirty days, and why, for the platforms to whom it belongs.
 *
 * <p>Promised: what is kept holds no value that was sent. Not promised: that every refusal is kept,
 * for a reply never waits long for this table, and is never changed by its being away.
 */
@Singleton
class Refusals {

  static final int PAGE = 500;

  private static final Logger LOG = Logger.getLogger(Refusals.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final int FORGOTTEN_AT_ONCE = 10_000;

  private static final String INSERT =
      """
      insert into refusal (platform, refused_at, event, type, problem, title, status, pointer)
      select $1, now(), * from unnest($2::uuid[], $3::text[], $4::text[], $5::text[],
          $6::smallint[], $7::text[])""";
  private static final String SELECT =
      """
      select number, refused_at, event, type, problem, title, status, pointer from refusal
      where platform = $1 and refused_at >= greatest($2, now() - interval '30 days')
          and (refused_at, number) < ($3, $4) and ($5::uuid is null or event = $5)
      order by refused_at desc, number desc limit $6""";
  private static final String DELETE =
      """
      delete from refusal where number in
      (select number from refusal where refused_at < now() - interval '30 days' limit $1)""";

  private final Pool pool;
  private final AtomicBoolean away = new AtomicBoolean();

  Refusals(Pool pool) {
    this.pool = pool;
  }

  /** Keeps what was refused of one request. Never fails: a reply is worth more than its record. */
  Uni<Void> keep(String platform, List<RefusedEvent> refused) {
    if (refused.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return Uni.createFrom()
        .deferred(() -> pool.preparedQuery(INSERT).execute(row(platform, refused)))
        // A receipt arrives on the ledger's one writing thread, which has other things to do.
        .runSubscriptionOn(Infrastructure.getDefaultExecutor())
        .ifNoItem()
        .after(TIMEOUT)
        .fail()
        .invoke(this::isBack)
        .onFailure()
        .invoke(this::isAway)
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }

  private void isAway(Throwable why) {
    if (!away.getAndSet(true)) {
      LOG.warnf(
          "Refusals cannot be stored; replies are sent all the same: %s", why.getClass().getName());
    }
  }

  private void isBack() {
    if (away.getAndSet(false)) {
      LOG.info("Refusals are stored again");
    }
  }

  private static Tuple row(String platform, List<RefusedEvent> refused) {
    return Tuple.tuple()
        .addValue(platform)
        .addValue(column(refused, RefusedEvent::event, UUID[]::new))
        .addValue(column(refused, RefusedEvent::type, String[]::new))
        .addValue(column(refused, it -> it.problem().type(), String[]::new))
        .addValue(column(refused, it -> it.problem().title(), String[]::new))
        .addValue(column(refused, it -> (short) it.problem().status(), Short[]::new))
        .addValue(
            column(refused, it -> KnownNames.safePart(it.problem().pointer()), String[]::new));
  }

  private static <T> T[] column(
      List<RefusedEvent> refused, Function<RefusedEvent, T> value, IntFunction<T[]> array) {
    return refused.stream().map(value).toArray(array);
  }

  /** A platform's refusals, newest first: a page of them, and one more if another page follows. */
  Uni<List<KeptRefusal>> newestFirst(String platform, RefusedQuestion asked) {
    return pool.preparedQuery(SELECT)
        .execute(
            Tuple.of(
                platform,
                asked.since(),
                asked.before().at(),
                asked.before().number(),
                asked.event(),
                PAGE + 1))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(this::kept).toList());
  }

  private KeptRefusal kept(Row row) {
    return new KeptRefusal(
        new RefusalMark(row.getOffsetDateTime("refused_at"), row.getLong("number")),
        row.getUUID("event"),
        row.getString("type"),
        new Problem(
            row.getString("problem"),
            row.getString("title"),
            row.getInteger("status"),
            null,
            row.getString("pointer"),
            Map.of()));
  }

  /** Forgets what is older than thirty days, at the start and every day. */
  @Scheduled(every = "24h")
  Uni<Void> forget() {
    return pool.preparedQuery(DELETE)
        .execute(Tuple.of(FORGOTTEN_AT_ONCE))
        .repeat()
        .until(deleted -> deleted.rowCount() < FORGOTTEN_AT_ONCE)
        .collect()
        .last()
        .replaceWithVoid();
  }
}
