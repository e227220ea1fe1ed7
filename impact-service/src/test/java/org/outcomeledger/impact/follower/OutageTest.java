package org.outcomeledger.impact.follower;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.outcomeledger.impact.readmodel.TestReadModel;
import org.outcomeledger.local.FreePort;
import org.outcomeledger.local.KafkaBroker;
import org.outcomeledger.local.PostgresServer;
import org.outcomeledger.testservers.LocalServersOnly;
import org.outcomeledger.testservers.TestServers;

@Execution(ExecutionMode.CONCURRENT)
@LocalServersOnly("kills PostgreSQL and Kafka, and starts them again on the same ports")
class OutageTest {

  private static final long SEED = System.nanoTime();
  private static final String PASSWORD = "outcome-ledger";

  private final RandomEvents events = new RandomEvents(SEED);

  @TempDir Path folder;

  @Test
  @DisplayName("what comes while PostgreSQL is dead is written once it is back, and only once")
  void postgresKilled() {
    int port = FreePort.any();
    try (FollowerFixture world = new FollowerFixture(TestServers.kafka());
        PostgresServer first = postgres(port)) {
      first.address().createDatabase("impact");
      TestReadModel rows = world.readModel(first.address(), "impact");
      world.awaitCaughtUp(world.follow(rows.projector()));
      world.relay(world.append(events, 100));
      first.kill();
      world.relay(world.append(events, 100));
      try (PostgresServer second = postgres(port)) {
        world.relay(world.append(events, 100));
        world.awaitAllRows(rows);
        assertThat(second.address().port()).as("seed %d", SEED).isEqualTo(port);
      }
    }
  }

  private PostgresServer postgres(int port) {
    return PostgresServer.start(
        folder.resolve("data"), port, PASSWORD, folder.resolve("postgres.log"));
  }

  @Test
  @DisplayName("while Kafka is dead entries come from the ledger, and then from Kafka again")
  void kafkaKilled() {
    int port = FreePort.any();
    try (KafkaBroker first = kafka(port);
        FollowerFixture world = new FollowerFixture(first.bootstrapServers())) {
      TestReadModel rows = world.readModel();
      world.awaitCaughtUp(world.follow(rows.projector()));
      first.kill();
      world.append(events, 100);
      world.awaitAllRows(rows);
      try (KafkaBroker second = kafka(port)) {
        world.ledgers().forEach(ledger -> ledger.setAway(true));
        world.relay(world.append(events, 100));
        world.awaitAllRows(rows);
        assertThat(second.port()).as("seed %d", SEED).isEqualTo(port);
      }
    }
  }

  private KafkaBroker kafka(int port) {
    return KafkaBroker.start(folder.resolve("data"), port, folder.resolve("kafka.log"));
  }
}
