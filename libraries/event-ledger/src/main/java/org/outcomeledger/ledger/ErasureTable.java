package org.outcomeledger.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** The erasures that were asked for, but for what {@link EraseSession} does under the lock. */
@Singleton
class ErasureTable {

  private static final int AT_ONCE = 100;
  private static final int EMPTY_AT_ONCE = 10_000;

  /** One that still waits is the one that is asked for: repeating it makes no other. */
  private static final String REQUEST =
      """
      with waiting as (
        select * from erasure where learner_id = $3 and carried_out_at is null limit 1),
      made as (
        insert into erasure (id, platform, learner_id, requested_at)
        select $1::uuid, $2::text, $3::uuid, now() where not exists (select from waiting) returning *)
      select %1$s from waiting union all select %1$s from made\
      """
          .formatted(Erasure.COLUMNS);

  private static final String FIND =
      "select " + Erasure.COLUMNS + " from erasure where id = $1 and platform = $2";

  private static final String WAITING =
      """
      select platform, count(*)::integer as waiting from erasure where carried_out_at is null
      group by platform order by min(requested_at)\
      """;

  /**
   * Whoever holds nothing has nothing to be emptied, and needs no lock: what is committed meanwhile
   * was not acknowledged when this began. So learners that were made up hold nobody up.
   */
  private static final String NOTHING_HELD =
      """
      with done as (
        update erasure set carried_out_at = clock_timestamp(), redacted = '{}',
          learner_id = case when $1 and other_carried_out_at is null then learner_id end
        where carried_out_at is null and id in (
          select id from erasure asked
          where carried_out_at is null
            and not exists (select from event where event.learner_id = asked.learner_id)
          order by requested_at limit $2 for update of asked skip locked)
        returning id)
      insert into to_be_scrubbed (table_name) select 'erasure' from done limit 1
      on conflict (table_name) do update set since = clock_timestamp()\
      """;

  /** What is asked for again was perhaps never answered: then it is told again. */
  private static final String ACCEPT =
      """
      insert into erasure as known (id, platform, learner_id, requested_at) values ($1, $2, $3, $4)
      on conflict (id) do update set told = false where known.carried_out_at is not null\
      """;

  private static final String TO_ASK =
      "select "
          + ErasureRequest.COLUMNS
          + """
           from erasure
          where learner_id is not null and other_carried_out_at is null
            and (asked_at is null or asked_at < now() - make_interval(secs => $1))
          order by requested_at limit $2\
          """;

  private static final String ASKED = "update erasure set asked_at = now() where id = any($1)";

  private static final String TO_TELL =
      CarriedOutErasure.SELECT
          + " where e.carried_out_at is not null and not e.told order by e.requested_at limit $1";

  private static final String TOLD = "update erasure set told = true where id = any($1)";

  /** Once both have done their part nobody need know any more of whom this was. */
  private static final String ANSWERED =
      """
      with answered as (
        update erasure set other_carried_out_at = $2, other_shard = $3, other_position = $4,
          other_redacted = $5,
          learner_id = case when carried_out_at is null then learner_id end
        where id = $1 returning id)
      insert into to_be_scrubbed (table_name) select 'erasure' from answered
      on conflict (table_name) do update set since = clock_timestamp()\
      """;

  private final Pool pool;

  ErasureTable(Pool pool) {
    this.pool = pool;
  }

  Uni<Erasure> request(UUID id, String platform, UUID learner) {
    return pool.preparedQuery(REQUEST)
        .execute(Tuple.of(id, platform, learner))
        .map(rows -> Erasure.of(rows.iterator().next()));
  }

  Uni<Optional<Erasure>> find(UUID id, String platform) {
    return pool.preparedQuery(FIND)
        .execute(Tuple.of(id, platform))
        .map(rows -> list(rows, Erasure::of).stream().findFirst());
  }

  /** How many this ledger has still to carry out, by platform; who has waited longest is first. */
  SequencedMap<String, Integer> waiting() {
    var waiting = new LinkedHashMap<String, Integer>();
    await(pool.query(WAITING).execute())
        .forEach(row -> waiting.put(row.getString("platform"), row.getInteger("waiting")));
    return waiting;
  }

  /**
   * Carries out those that wait of learners of whom this ledger holds nothing.
   *
   * @param askedElsewhere whether another ledger has a part: then the learner is still needed
   */
  void carryOutEmpty(boolean askedElsewhere) {
    await(pool.preparedQuery(NOTHING_HELD).execute(Tuple.of(askedElsewhere, EMPTY_AT_ONCE)));
  }

  /** Keeps what another ledger asks for; nothing changes if it is known. */
  void accept(ErasureRequest request) {
    await(
        pool.preparedQuery(ACCEPT)
            .execute(
                Tuple.of(
                    request.id(),
                    request.platform(),
                    request.learnerId(),
                    request.requestedAt().atOffset(ZoneOffset.UTC))));
  }

  /** What the other ledger has not been asked for, or has not answered for so long. */
  List<ErasureRequest> toAsk(Duration againAfter) {
    return list(
        await(
            pool.preparedQuery(TO_ASK).execute(Tuple.of(againAfter.toMillis() / 1000.0, AT_ONCE))),
        ErasureRequest::of);
  }

  void asked(List<UUID> ids) {
    await(pool.preparedQuery(ASKED).execute(Tuple.of(ids.toArray(UUID[]::new))));
  }

  /** What this ledger has done and nobody has been told. */
  List<CarriedOutErasure> toTell(String ledger) {
    return list(
        await(pool.preparedQuery(TO_TELL).execute(Tuple.of(AT_ONCE))),
        row -> CarriedOutErasure.of(ledger, row));
  }

  void told(List<UUID> ids) {
    await(pool.preparedQuery(TOLD).execute(Tuple.of(ids.toArray(UUID[]::new))));
  }

  /** The other ledger has done its part. */
  void answered(CarriedOutErasure done) {
    await(
        pool.preparedQuery(ANSWERED)
            .execute(
                Tuple.of(
                    done.id(),
                    done.carriedOutAt().atOffset(ZoneOffset.UTC),
                    done.marker().map(it -> (short) it.shard()).orElse(null),
                    done.marker().map(Erasure.Marker::position).orElse(null),
                    done.redacted().size())));
  }

  private static RowSet<Row> await(Uni<RowSet<Row>> question) {
    return question.await().atMost(LedgerDatabase.TIMEOUT);
  }

  private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
    return StreamSupport.stream(rows.spliterator(), false).map(read).toList();
  }
}
