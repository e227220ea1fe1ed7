package org.outcomeledger.impact.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.outcomeledger.impact.follower.Watermark;

/** Tables take the place of others while somebody waits to read them. */
class ExchangedWhileReadTest {

  private static final String WAITING =
      "select pid::text from pg_locks where not granted and relation = 'watermark'::regclass";

  private TestReadModel rows;
  private SqlConnection exchange;

  @BeforeEach
  void tablesThatAreLockedToBeExchanged() {
    rows = new TestReadModel();
    rows.sql(
        "create schema rebuilt; create schema replaced; create table rebuilt.watermark (like watermark including all)");
    exchange = rows.pool().getConnection().await().indefinitely();
    run("begin; lock table watermark in access exclusive mode");
  }

  @AfterEach
  void close() {
    exchange.close().await().indefinitely();
    rows.close();
  }

  @Test
  @DisplayName("who waits for the exchange reads what was written to the new ones until then")
  void readsTheLastOfTheNew() {
    CompletableFuture<List<Watermark>> reading =
        CompletableFuture.supplyAsync(
            () -> rows.reader().read(fact -> {}), task -> Thread.ofVirtual().start(task));
    Awaitility.await("the reader waits").until(() -> !rows.texts(WAITING).isEmpty());
    rows.sql(
        "insert into rebuilt.watermark (ledger, shard, incarnation, position, chain, kafka_offset, recorded_at) values ('outcome', 3, gen_random_uuid(), 7, '\\x00', 0, now())");
    run(
        "alter table watermark set schema replaced; alter table rebuilt.watermark set schema public; commit");

    assertThat(reading.join()).extracting(Watermark::position).containsExactly(7L);
  }

  private void run(String statements) {
    exchange.query(statements).execute().await().indefinitely();
  }
}
