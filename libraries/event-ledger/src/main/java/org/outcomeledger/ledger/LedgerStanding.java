package org.outcomeledger.ledger;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * How far the ledger, its relay and its erasures are, whichever replica is at them: what the
 * database says every few seconds. Whoever asks this waits for nothing; while the database does not
 * answer nothing is known, but what was said last, for whoever must not forget it meanwhile.
 */
@Singleton
class LedgerStanding {

  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  /** An entry that was emptied does not say when it was recorded: it counts as new. */
  private static final String STANDING =
      """
      select h.positions as heads, c.positions as relayed,
        array(
          select coalesce(e.recorded_at, now())
          from unnest(c.positions) with ordinality as cursor (position, n)
          left join event e on e.shard = cursor.n - 1 and e.position = cursor.position + 1
          order by n) as waiting_since,
        (select count(*) from erasure where carried_out_at is null) as erasures,
        (select min(requested_at) from erasure where carried_out_at is null) as erasures_since,
        (select count(*) from erasure
          where carried_out_at is not null and learner_id is not null) as unanswered
      from ledger_head h, relay_cursor c""";

  private final Pool pool;
  private volatile Optional<Standing> latest = Optional.empty();
  private volatile Optional<Standing> lastKnown = Optional.empty();

  LedgerStanding(Pool pool) {
    this.pool = pool;
  }

  /**
   * What the database said.
   *
   * @param heads the last position of every shard
   * @param relayed the last one that Kafka has acknowledged
   * @param waitingSince when the one behind it was recorded; of no meaning where there is none
   * @param erasures that this ledger has not carried out
   * @param erasuresSince since when the first of them waits; null if there is none
   * @param unanswered erasures that the other ledger has not confirmed
   */
  record Standing(
      Long[] heads,
      Long[] relayed,
      OffsetDateTime[] waitingSince,
      long erasures,
      OffsetDateTime erasuresSince,
      long unanswered) {

    static Standing of(Row row) {
      return new Standing(
          row.getArrayOfLongs("heads"),
          row.getArrayOfLongs("relayed"),
          row.getArrayOfOffsetDateTimes("waiting_since"),
          row.getLong("erasures"),
          row.getOffsetDateTime("erasures_since"),
          row.getLong("unanswered"));
    }

    long unrelayed(int shard) {
      return heads[shard] - relayed[shard];
    }

    /** For how long the first event that is not relayed has waited, in seconds; 0 if none waits. */
    double relayLag(int shard, Instant now) {
      return unrelayed(shard) == 0 ? 0 : seconds(waitingSince[shard], now);
    }

    /** For how long the first erasure has waited, in seconds; 0 if none waits. */
    double erasuresWait(Instant now) {
      return erasuresSince == null ? 0 : seconds(erasuresSince, now);
    }

    /** The database's clock may be ahead of this one. */
    private static double seconds(OffsetDateTime since, Instant now) {
      return Math.max(0, Duration.between(since.toInstant(), now).toMillis() / 1000.0);
    }
  }

  /** What was said last; empty while the database does not answer. */
  Optional<Standing> latest() {
    return latest;
  }

  /** What was said last, also while the database does not answer; empty until it first has. */
  Optional<Standing> lastKnown() {
    return lastKnown;
  }

  /** Asks again. Never fails. */
  @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> ask() {
    return pool.query(STANDING)
        .execute()
        .map(rows -> Optional.of(Standing.of(rows.iterator().next())))
        .ifNoItem()
        .after(TIMEOUT)
        .fail()
        .onFailure()
        .recoverWithItem(Optional::empty) // LedgerDatabase and its health say why
        .invoke(this::keep)
        .replaceWithVoid();
  }

  private void keep(Optional<Standing> said) {
    latest = said;
    lastKnown = said.or(() -> lastKnown);
  }
}
