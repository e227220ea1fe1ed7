package org.outcomeledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.outcomeledger.format.LedgerEntry;
import org.outcomeledger.local.FreePort;
import org.outcomeledger.testservers.TestServers;

class ReplayStoreTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    vertx.closeAndAwait();
  }

  @Test
  void anUnavailableDatabaseIsToldFromOneWithoutALedger() {
    var postgres = TestServers.postgres();
    String empty = TestServers.postgres().freshDatabase("no_ledger");
    var here =
        PgConnectOptions.fromUri(postgres.reactiveUrl(empty))
            .setUser(empty)
            .setPassword(postgres.password());
    var away = new PgConnectOptions(here).setPort(FreePort.any());

    assertThatThrownBy(() -> heads(away)).isInstanceOf(LedgerUnreadable.class);
    assertThatThrownBy(() -> heads(here)).isNotInstanceOf(LedgerUnreadable.class);
  }

  @Test
  void aPageHasAsManyEntriesAsAMegabyteAndTheRestFollows() {
    try (var kept = new WordLedger()) {
      String large = "x".repeat(50_000);
      List<ReportedEvent<Word>> words =
          IntStream.range(0, 30).mapToObj(i -> new Word(large + i).by("ada", "id-" + i)).toList();
      WordLedger.await(kept.replica(), new AppendRequest<>(words, true));
      int shard = kept.verified().getFirst().shard();

      List<LedgerEntry> first = kept.store.page(shard, 0, 1_000).await().atMost(TIMEOUT);
      assertThat(first).hasSize(21);
      assertThat(ReplayStore.isFull(first, 1_000)).isTrue();
      List<LedgerEntry> rest = kept.store.page(shard, 21, 1_000).await().atMost(TIMEOUT);
      assertThat(rest).extracting(LedgerEntry::position).startsWith(22L).endsWith(30L);
      assertThat(ReplayStore.isFull(rest, 1_000)).isFalse();
    }
  }

  private void heads(PgConnectOptions options) {
    var pool = PgBuilder.pool().connectingTo(options).using(vertx).build();
    try {
      new ReplayStore(pool).heads().await().atMost(TIMEOUT);
    } finally {
      pool.closeAndAwait();
    }
  }
}
