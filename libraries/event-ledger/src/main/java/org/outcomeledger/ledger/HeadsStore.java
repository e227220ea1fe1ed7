package org.outcomeledger.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.StreamSupport;
import org.outcomeledger.format.SignedHead;

/**
 * The signed heads that the database keeps: one chain for all replicas, of whom one at a time
 * continues it, the holder of an advisory lock. Kafka is not needed for it.
 */
@Singleton
class HeadsStore {

  /** Any constant but the relay's will do: advisory locks are the database's own. */
  private static final String LOCK = "select pg_try_advisory_xact_lock(" + 0x6865616473L + ")";

  private static final String LAST =
      """
      select line, signed_at <= now() - make_interval(secs => $1) as due
      from signed_head order by sequence desc limit 1""";

  private static final String SENT =
      """
      with acknowledged as (update signed_head set sent = true where sequence = $1)
      delete from signed_head where sequence < $1""";

  private final Pool pool;

  HeadsStore(Pool pool) {
    this.pool = pool;
  }

  /**
   * The last signed head: a new one if the last is old enough and no other replica is at it.
   *
   * @param sign gives the next, of the last, if any, and what the ledger has now
   */
  Optional<SignedHead> last(
      Duration every, BiFunction<Optional<SignedHead>, Heads, SignedHead> sign) {
    return await(
        pool.withTransaction(
            session ->
                session
                    .query(LOCK)
                    .execute()
                    .flatMap(
                        lock -> last(session, every, lock.iterator().next().getBoolean(0), sign))));
  }

  private static Uni<Optional<SignedHead>> last(
      SqlConnection session,
      Duration every,
      boolean mayContinue,
      BiFunction<Optional<SignedHead>, Heads, SignedHead> sign) {
    return session
        .preparedQuery(LAST)
        .execute(Tuple.of(every.toMillis() / 1000.0))
        .flatMap(
            rows -> {
              Optional<Row> row = rows(rows).stream().findFirst();
              Optional<SignedHead> last = row.map(HeadsStore::head);
              boolean due = row.map(it -> it.getBoolean("due")).orElse(true);
              return mayContinue && due ? next(session, last, sign) : Uni.createFrom().item(last);
            });
  }

  private static Uni<Optional<SignedHead>> next(
      SqlConnection session,
      Optional<SignedHead> last,
      BiFunction<Optional<SignedHead>, Heads, SignedHead> sign) {
    return session
        .query(Heads.SELECT)
        .execute()
        .map(rows -> sign.apply(last, Heads.of(rows.iterator().next())))
        .flatMap(
            head ->
                session
                    .preparedQuery("insert into signed_head (sequence, line) values ($1, $2)")
                    .execute(Tuple.of(head.statement().sequence(), Buffer.buffer(head.line())))
                    .replaceWith(Optional.of(head)));
  }

  /** The last signed head, for readers. */
  Uni<Optional<SignedHead>> latest() {
    return pool.query("select line from signed_head order by sequence desc limit 1")
        .execute()
        .ifNoItem()
        .after(LedgerDatabase.TIMEOUT)
        .fail()
        .onFailure()
        .transform(LedgerUnreadable::of)
        .map(found -> rows(found).stream().map(HeadsStore::head).findFirst());
  }

  /** What Kafka has not acknowledged, the oldest first. */
  List<SignedHead> unsent() {
    return rows(
            await(
                pool.query(
                        "select line from signed_head where not sent order by sequence limit 1000")
                    .execute()))
        .stream()
        .map(HeadsStore::head)
        .toList();
  }

  /** Kafka has acknowledged all up to this one. */
  void sent(SignedHead head) {
    await(pool.preparedQuery(SENT).execute(Tuple.of(head.statement().sequence())));
  }

  private static SignedHead head(Row row) {
    return SignedHead.read(row.getBuffer("line").getBytes());
  }

  private static List<Row> rows(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).toList();
  }

  private static <T> T await(Uni<T> question) {
    return question.await().atMost(LedgerDatabase.TIMEOUT);
  }
}
