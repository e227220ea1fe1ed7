package org.outcomeledger.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.outcomeledger.local.FreePort;
import org.outcomeledger.local.PostgresAddress;
import org.outcomeledger.testservers.StableAddress;

/** Replicas that are started while nothing serves at their database's address. */
@Order(4)
class LateDatabaseTest {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** One that gives up is not started a second time here, as it would be elsewhere. */
  private static final int ATTEMPTS = 3;

  private final Installation installation = Installation.shared();

  @ParameterizedTest
  @EnumSource(
      value = PackagedService.class,
      names = {"ENROLLMENT", "IMPACT"})
  void aServiceWaitsForItsDatabaseAndIsReadyThenInTheSameProcess(PackagedService service) {
    PostgresAddress there = installation.postgres();
    try (StableAddress address = StableAddress.of(FreePort.any())) {
      PostgresAddress moving = PostgresAddress.onLoopback(address.port(), there.password());
      CompletableFuture<ServiceProcess> starting =
          begin(
              service,
              Map.of(
                  "QUARKUS_DATASOURCE_JDBC_URL", moving.jdbcUrl(service.database),
                  "QUARKUS_DATASOURCE_REACTIVE_URL", moving.reactiveUrl(service.database)));
      Awaitility.await("attempts, or the end of the process")
          .atMost(LIMIT)
          .until(() -> address.accepted() >= ATTEMPTS || starting.isDone());
      address.moveTo(there.port());
      try (ServiceProcess ready = starting.join()) {
        assertThat(ready.process().handle().isAlive()).isTrue();
      }
    }
  }

  /** Ready when it is done. */
  private CompletableFuture<ServiceProcess> begin(
      PackagedService service, Map<String, String> otherwise) {
    return CompletableFuture.supplyAsync(
        () -> installation.replica(service, FreePort.any(), otherwise),
        task -> Thread.ofVirtual().start(task));
  }
}
