package org.outcomeledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outcomeledger.local.Folders;
import org.outcomeledger.local.FreePort;
import org.outcomeledger.local.KafkaBroker;
import org.outcomeledger.testservers.LocalServersOnly;

/** What a topic holds after sending failed: repeats perhaps, but nothing that overtook. */
@LocalServersOnly("kills Kafka, and starts it again on the same port")
class RelayOrderTest {

  private static final int PORT = FreePort.any();
  private static final AtomicInteger LEDGERS = new AtomicInteger();

  @TempDir static Path folder;

  private static KafkaBroker broker;

  private final Map<String, Object> kafka =
      new HashMap<>(Map.of("bootstrap.servers", "127.0.0.1:" + PORT));
  private final String ledger = "ordered-" + LEDGERS.incrementAndGet();
  private final String topic = EventTopic.nameFor(ledger);
  private final WordLedger kept = new WordLedger();
  private Relay relay;

  @BeforeEach
  void startBrokerUnlessItLives() {
    if (broker == null || !broker.process().isAlive()) {
      startBroker();
    }
  }

  @AfterEach
  void close() throws InterruptedException {
    relay.stop(null);
    kept.close();
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @Test
  void aBatchThatFailedIsFollowedByNothing() throws Exception {
    try (var admin = Admin.create(kafka)) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(topic, WordLedger.SHARDS, (short) 1)
                      .configs(Map.of("max.message.bytes", "290000"))))
          .all()
          .get();
      say(0, 40, "short");
      say(40, 41, "x".repeat(300_000)); // a batch of its own, and more than the topic takes
      say(41, 80, "short");
      startRelay();
      await(() -> relay.problem().orElse("").contains("RecordTooLarge"));
      RelayedTopic.mustNotOvertake(
          RelayedTopic.read(kafka, topic, read -> RelayedTopic.count(read) >= 10));

      var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
      var larger =
          new AlterConfigOp(
              new ConfigEntry("max.message.bytes", "1000000"), AlterConfigOp.OpType.SET);
      admin.incrementalAlterConfigs(Map.of(resource, Set.of(larger))).all().get();
      RelayedTopic.mustNotOvertake(
          RelayedTopic.read(kafka, topic, read -> RelayedTopic.count(read) == 80));
    }
    await(() -> relay.problem().isEmpty());
  }

  @Test
  void aBrokerThatDiesAgainAndAgainLeavesRepeatsButNoGap() {
    // Batches fail while the broker is away, rather than wait for it.
    kafka.putAll(Map.of("request.timeout.ms", 1_000, "delivery.timeout.ms", 1_500));
    startRelay();
    int said = 0;
    for (int death = 0; death < 2; death++) {
      for (int i = 0; i < 20; i++, said += 60) {
        say(said, said + 60, "word");
        if (i == 10) {
          broker.kill();
        }
      }
      await(() -> relay.problem().isPresent());
      startBroker();
      await(() -> relay.problem().isEmpty());
    }
    int all = said;
    RelayedTopic.mustNotOvertake(
        RelayedTopic.read(kafka, topic, read -> RelayedTopic.count(read) == all));
  }

  @Test
  void aBrokerThatLostItsDataHasItsTopicsAgain() throws Exception {
    startRelay();
    say(0, 5, "word");
    RelayedTopic.read(kafka, topic, read -> RelayedTopic.count(read) == 5);
    await(this::allIsAcknowledged);
    broker.kill();
    say(5, 17, "word");
    await(() -> relay.problem().isPresent());
    Folders.delete(folder.resolve("data"));
    startBroker();

    RelayedTopic.read(kafka, topic, read -> RelayedTopic.count(read) == 12);
    await(() -> relay.problem().isEmpty());
  }

  @Test
  void aTopicThatIsDeletedIsThereAgain() throws Exception {
    startRelay();
    say(0, 5, "word");
    await(this::allIsAcknowledged);
    try (var admin = Admin.create(kafka)) {
      admin.deleteTopics(List.of(topic)).all().get();
    }
    await(() -> relay.problem().isPresent());
    await(() -> relay.problem().isEmpty());
    say(5, 6, "word");
    RelayedTopic.read(kafka, topic, read -> RelayedTopic.count(read) == 1);
  }

  @Test
  void aTopicWithOtherPartitionsThanShardsIsNotWell() throws Exception {
    startRelay();
    await(relay::isOwner);
    var health = new RelayHealth(relay);
    assertThat(health.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);

    try (var admin = Admin.create(kafka)) {
      admin
          .createPartitions(Map.of(topic, NewPartitions.increaseTo(WordLedger.SHARDS + 1)))
          .all()
          .get();
    }
    await(() -> health.call().getStatus() == HealthCheckResponse.Status.DOWN);
    assertThat(health.call().getData().map(data -> data.get("problem")))
        .hasValueSatisfying(
            problem -> assertThat((String) problem).contains("has 5 partitions, but must have 4"));
  }

  private boolean allIsAcknowledged() {
    return (Boolean)
        kept.sql("select c.positions = h.positions from relay_cursor c, ledger_head h");
  }

  private static void startBroker() {
    broker = KafkaBroker.start(folder.resolve("data"), PORT, folder.resolve("kafka.log"));
  }

  private void startRelay() {
    relay =
        new Relay(
            kept.database,
            new WordLedgerSettings(ledger),
            new RelaySpans(OpenTelemetry.noop(), true),
            kafka);
    relay.start(null);
  }

  private void say(int from, int to, String word) {
    WordLedger.await(
        replica(),
        new AppendRequest<>(
            IntStream.range(from, to)
                .mapToObj(i -> new Word(word + i).by("learner-" + i % 17, "id-" + i))
                .toList(),
            true));
  }

  private Optional<Ledger<Word>> replica = Optional.empty();

  private Ledger<Word> replica() {
    if (replica.isEmpty()) {
      replica = Optional.of(kept.replica());
    }
    return replica.get();
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await().atMost(WordLedger.TIMEOUT.multipliedBy(3)).until(condition);
  }
}
