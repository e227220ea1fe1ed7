package org.outcomeledger.impact.heads;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.outcomeledger.format.HeadKey;
import org.outcomeledger.format.SignedHead;
import org.outcomeledger.indicators.LedgerName;

/** What was seen before a restart, in the read model's database: none of the ledgers' own. */
@Singleton
class SeenHeads {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final String KEEP =
      """
      insert into seen_head (ledger, line, key_of_next, kafka_offset) values ($1, $2, $3, $4)
      on conflict (ledger) do update
      set line = excluded.line, key_of_next = excluded.key_of_next, kafka_offset = excluded.kafka_offset""";

  private final Pool pool;

  SeenHeads(Pool pool) {
    this.pool = pool;
  }

  /** Empty for a ledger of which no head was verified yet. */
  Optional<SeenHead> of(LedgerName ledger) {
    var rows =
        await(
            pool.preparedQuery(
                    "select line, key_of_next, kafka_offset from seen_head where ledger = $1")
                .execute(Tuple.of(ledger.text())));
    return StreamSupport.stream(rows.spliterator(), false).findFirst().map(SeenHeads::seen);
  }

  private static SeenHead seen(Row row) {
    return new SeenHead(
        SignedHead.read(row.getBuffer("line").getBytes()),
        new HeadKey(row.getString("key_of_next")),
        row.getLong("kafka_offset"));
  }

  void keep(LedgerName ledger, SeenHead seen) {
    await(
        pool.preparedQuery(KEEP)
            .execute(
                Tuple.of(
                    ledger.text(),
                    Buffer.buffer(seen.head().line()),
                    seen.keyOfNext().x(),
                    seen.offset())));
  }

  private static <T> T await(Uni<T> answer) {
    return answer.await().atMost(TIMEOUT);
  }
}
