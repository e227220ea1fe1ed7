package org.outcomeledger.benchmark.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.outcomeledger.benchmark.Measured;
import org.outcomeledger.local.LocalServers;

/** The contest in short: a moment of each, for what is kept and not for how fast. */
class ContestantsTest {

  private static final Duration MOMENT = Duration.ofMillis(500);

  static Stream<Named<Callable<EventStore>>> contestants() {
    return Map.<String, Callable<EventStore>>of(
            "ledger", LedgerStore::new,
            "Axon", AxonStore::new,
            "bare insert", InsertPerTransaction::new,
            "unnest", UnnestInsert::new)
        .entrySet()
        .stream()
        .map(store -> Named.of(store.getKey(), store.getValue()));
  }

  @ParameterizedTest
  @MethodSource("contestants")
  void everyAcknowledgedEventIsKeptAndVerifies(Callable<EventStore> opening) throws Exception {
    try (EventStore store = opening.call()) {
      Measured measured = new AppendLoad(4, 10).run(store, MOMENT, MOMENT);
      assertThat(measured.events()).isPositive();
      assertThat(store.verified()).isGreaterThan(measured.events());
    }
  }

  @Test
  void aRunThatLostAnEventDoesNotCount() throws Exception {
    try (LedgerStore store = new LedgerStore()) {
      new AppendLoad(1, 1).run(store, Duration.ZERO, MOMENT);
      try (var session = LocalServers.postgres().connect(store.database());
          var statement = session.createStatement()) {
        statement.execute("alter table event disable trigger user");
        statement.execute(
            "delete from event where position = 1 and shard = (select min(shard) from event)");
      }
      assertThatThrownBy(store::verified)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("does not verify");
    }
  }
}
