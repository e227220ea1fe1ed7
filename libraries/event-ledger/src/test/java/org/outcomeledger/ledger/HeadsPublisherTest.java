package org.outcomeledger.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outcomeledger.database.CommandRefused;
import org.outcomeledger.format.HeadChain;
import org.outcomeledger.format.HeadSigningKey;
import org.outcomeledger.format.HeadStatement;
import org.outcomeledger.format.SignedHead;
import org.outcomeledger.local.FreePort;
import org.outcomeledger.testservers.TestServers;

/** Heads are signed, each names the one before, and they go out whether Kafka works or not. */
class HeadsPublisherTest {

  private static final Map<String, Object> KAFKA = Map.of("bootstrap.servers", TestServers.kafka());

  /** Nobody listens there, and nobody waits long for it. */
  private static final Map<String, Object> KAFKA_AWAY =
      Map.of(
          "bootstrap.servers", "127.0.0.1:" + FreePort.any(),
          "default.api.timeout.ms", 500,
          "request.timeout.ms", 400);

  private record Settings(
      Optional<Path> headsKeyFile,
      Optional<Path> headsPreviousKeyFile,
      Optional<Path> headsFile,
      Duration headsOverdueAfter)
      implements HeadsConfig {

    @Override
    public Duration headsEvery() {
      return Duration.ZERO;
    }
  }

  @TempDir Path folder;

  private final WordLedger kept = new WordLedger();
  private final HeadSigningKey key = HeadSigningKey.withNewKey();
  private final HeadSigningKey newKey = HeadSigningKey.withNewKey();
  private Path file;

  @BeforeEach
  void writeKeys() throws IOException {
    file = folder.resolve("heads.ndjson");
    Files.writeString(folder.resolve("key"), key.pem());
    Files.writeString(folder.resolve("new"), newKey.pem());
  }

  @AfterEach
  void close() {
    kept.close();
  }

  @Test
  void everyHeadIsSignedAndNamesTheOneBeforeIt() throws Exception {
    HeadsPublisher publisher = publisher("key", KAFKA);
    say("a");
    publisher.publish();
    say("b");
    publisher.publish();

    List<SignedHead> heads = inFile();
    assertThat(heads).hasSize(2);
    HeadChain chain = new HeadChain("words", List.of(key.open()));
    heads.forEach(head -> assertThat(chain.accept(head)).isEmpty());
    assertThat(chain.missing()).isZero();
    long position =
        heads.getLast().statement().shards().stream().mapToLong(it -> it.position()).sum();
    assertThat(position).isEqualTo(2);
    assertThat(inTopic()).containsSubsequence(lines(heads));
  }

  @Test
  void headsAreSignedWhileKafkaIsAwayAndSentWhenItIsBack() throws Exception {
    HeadsPublisher away = publisher("key", KAFKA_AWAY);
    for (int i = 0; i < 3; i++) {
      say("word-" + i);
      away.publish();
    }
    assertThat(inFile()).hasSize(3);
    assertThat(away.status().problem()).isPresent();

    publisher("key", KAFKA).publish();
    assertThat(inTopic()).containsSubsequence(lines(inFile()));
    assertThat(kept.sql("select count(*) from signed_head where not sent")).isEqualTo(0L);
  }

  @Test
  void aHeadBehindHalfALineHasALineOfItsOwn() throws Exception {
    Files.writeString(file, "{\"ledger\":\"wor");
    HeadsPublisher publisher = publisher("key", KAFKA);
    publisher.publish();
    publisher.publish();

    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(3).startsWith("{\"ledger\":\"wor");
    assertThat(lines.subList(1, 3))
        .extracting(line -> SignedHead.read(line.getBytes(UTF_8)).statement().sequence())
        .containsExactly(1L, 2L);
  }

  @Test
  void aFileThatCannotBeWrittenKeepsNoHeadFromKafka() throws Exception {
    Files.createDirectory(file);
    HeadsPublisher publisher = publisher("key", KAFKA);
    publisher.publish();

    assertThat(publisher.status().problem().orElse(""))
        .contains("cannot be kept in", "heads.ndjson");
    assertThat(publisher.status().waitingSince()).isEmpty();
    assertThat(kept.sql("select count(*) from signed_head where sent")).isEqualTo(1L);
  }

  @Test
  void aHeadThatSomebodyElseWroteIsNeitherContinuedNorSent() throws Exception {
    publisher("key", KAFKA).publish();
    SignedHead last = inFile().getLast();
    HeadStatement its = last.statement();
    SignedHead forged =
        SignedHead.sign(
            new HeadStatement(
                "words",
                its.incarnation(),
                its.sequence() + 1,
                its.at(),
                its.shards(),
                last.hash(),
                newKey.open().id(),
                Optional.of(key.open())),
            newKey);
    kept.pool
        .preparedQuery("insert into signed_head (sequence, line) values ($1, $2)")
        .executeAndAwait(Tuple.of(its.sequence() + 1, Buffer.buffer(forged.line())));
    HeadsPublisher publisher = publisher("key", KAFKA);
    publisher.publish();

    assertThat(publisher.status().problem().orElse("")).contains("none of this service's keys");
    assertThat(kept.sql("select max(sequence) from signed_head")).isEqualTo(its.sequence() + 1);
    assertThat(kept.sql("select count(*) from signed_head where not sent")).isEqualTo(1L);
  }

  @Test
  void headsThatStopComingWhileTheyAreReadAreATimeout() throws Exception {
    var partition = new TopicPartition("ledger-heads", 0);
    var consumer = new MockConsumer<byte[], byte[]>("earliest");
    consumer.updateBeginningOffsets(Map.of(partition, 0L));
    consumer.updateEndOffsets(Map.of(partition, 5L));
    HeadKeys keys = new HeadKeys(settings("key", Optional.empty(), Duration.ZERO));

    assertThatThrownBy(
            () -> new PublishedHeads(KAFKA, keys).last(consumer, List.of(partition), "words"))
        .isInstanceOf(TimeoutException.class);
  }

  @Test
  void headsThatStayAwayAreNotWell() throws Exception {
    var settings = settings("key", Optional.empty(), Duration.ZERO);
    HeadsPublisher away = publisher(settings, KAFKA_AWAY);
    away.publish();
    var health = new HeadsHealth(away, settings).call();
    assertThat(health.getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
    assertThat(health.getData().orElseThrow()).containsKeys("overdue", "problem");
  }

  @Test
  void whileKafkaIsAwayHeadsAreWellUntilTheyAreOverdue() throws Exception {
    var settings = settings("key", Optional.empty(), Duration.ofMinutes(5));
    HeadsPublisher away = publisher(settings, KAFKA_AWAY);
    away.publish();
    var health = new HeadsHealth(away, settings).call();
    assertThat(health.getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    assertThat(health.getData().orElseThrow()).containsKey("problem").doesNotContainKey("overdue");
  }

  @Test
  void headsThatCannotBeSignedAreNotWellAtOnce() throws Exception {
    publisher("key", KAFKA).publish();
    var settings = settings("new", Optional.empty(), Duration.ofMinutes(5));
    HeadsPublisher changed = publisher(settings, KAFKA);
    changed.publish();
    assertThat(new HeadsHealth(changed, settings).call().getStatus())
        .isEqualTo(HealthCheckResponse.Status.DOWN);
  }

  @Test
  void headsThatArePublishedAreWell() throws Exception {
    var settings = settings("key", Optional.empty(), Duration.ofMinutes(5));
    HeadsPublisher publisher = publisher(settings, KAFKA);
    publisher.publish();
    assertThat(new HeadsHealth(publisher, settings).call().getStatus())
        .isEqualTo(HealthCheckResponse.Status.UP);
  }

  @Test
  void aNewKeyIsNamedByAHeadThatTheOldOneSigned() throws Exception {
    publisher("key", KAFKA).publish();
    HeadsPublisher changed =
        publisher(settings("new", Optional.of("key"), Duration.ofMinutes(5)), KAFKA);
    changed.publish();
    changed.publish();

    HeadChain chain = new HeadChain("words", List.of(key.open()));
    for (SignedHead head : inFile().stream().distinct().toList()) {
      assertThat(chain.accept(head)).isEmpty();
    }
    assertThat(chain.latest().orElseThrow().statement().key()).isEqualTo(newKey.open().id());
  }

  @Test
  void aKeyThatTheLastHeadDoesNotNameSignsNothing() throws Exception {
    publisher("key", KAFKA).publish();
    HeadsPublisher changed = publisher("new", KAFKA);
    changed.publish();
    assertThat(changed.status().problem().orElse(""))
        .contains("heads-previous-key-file", key.open().id());
    assertThat(kept.sql("select max(sequence) from signed_head")).isEqualTo(1L);
  }

  @Test
  void headsGoOnBehindThoseOfALedgerThatWasRestoredFromAnOlderCopy() throws Exception {
    HeadsPublisher publisher = publisher("key", KAFKA);
    publisher.publish();
    kept.sql("create table older_copy as select * from signed_head");
    publisher.publish();
    publisher.publish();
    kept.sql("delete from signed_head");
    kept.sql("insert into signed_head select * from older_copy");

    HeadKeys keys = new HeadKeys(settings("key", Optional.empty(), Duration.ZERO));
    kept.restore(() -> new PublishedHeads(KAFKA, keys).last("words")).run();
    publisher("key", KAFKA).publish();

    HeadChain chain = new HeadChain("words", List.of(key.open()));
    inFile().forEach(head -> assertThat(chain.accept(head)).isEmpty());
    assertThat(chain.latest().orElseThrow().statement().sequence()).isEqualTo(4);
    assertThat(inFile()).extracting(head -> head.statement().incarnation()).contains(begun());
  }

  private UUID begun() {
    return kept.store.heads().await().atMost(WordLedger.TIMEOUT).incarnation();
  }

  @Test
  void whileKafkaIsAwayARestoreIsRefused() {
    HeadKeys keys = new HeadKeys(settings("key", Optional.empty(), Duration.ZERO));
    LedgerRestore restore = kept.restore(() -> new PublishedHeads(KAFKA_AWAY, keys).last("words"));
    UUID before = begun();

    assertThatThrownBy(restore::run)
        .isInstanceOf(CommandRefused.class)
        .hasMessageContaining("Kafka does not answer");
    assertThat(begun()).isEqualTo(before);
  }

  @Test
  void withoutAKeyNothingStarts() {
    assertThatThrownBy(
            () ->
                new HeadKeys(
                    new Settings(
                        Optional.empty(), Optional.empty(), Optional.empty(), Duration.ZERO)))
        .hasMessageContaining("outcome-ledger.heads-key-file is not set")
        .hasMessageContaining("openssl genpkey");
    assertThatThrownBy(() -> publisher("none", KAFKA))
        .hasMessageContaining("outcome-ledger.heads-key-file: No Ed25519 key can be read from");
  }

  @Test
  void theTopicOfTheHeadsKeepsThemForEver() throws Exception {
    publisher("key", KAFKA).publish();
    var topic = new ConfigResource(ConfigResource.Type.TOPIC, "ledger-heads");
    try (var admin = Admin.create(KAFKA)) {
      var settings = admin.describeConfigs(List.of(topic)).all().get().get(topic);
      assertThat(settings.get("retention.ms").value()).isEqualTo("-1");
      assertThat(settings.get("cleanup.policy").value()).isEqualTo("delete");
      assertThat(HeadsTopic.TOPIC.losesRecords(admin)).isEmpty();
      assertThat(new KafkaTopic("ledger-heads", 1, 1000).losesRecords(admin)).isPresent();
    }
  }

  @Test
  void aTopicWithFewerReplicasThanThereAreBrokersForLosesHeads() throws Exception {
    publisher("key", KAFKA).publish();
    var topic = new ConfigResource(ConfigResource.Type.TOPIC, "ledger-heads");
    try (var admin = Admin.create(KAFKA)) {
      var settings = admin.describeConfigs(List.of(topic)).all().get().get(topic);
      var described =
          admin.describeTopics(List.of("ledger-heads")).allTopicNames().get().get("ledger-heads");
      assertThat(HeadsTopic.TOPIC.losesRecords(settings, described, 1)).isEmpty();
      assertThat(HeadsTopic.TOPIC.losesRecords(settings, described, 3).orElse(""))
          .contains("has 1 replicas, and there are brokers for 3");
    }
  }

  @Test
  void theTopicsSettingsAreAskedForAgain() throws Exception {
    var topic = new HeadsTopic(KAFKA, Duration.ZERO);
    HeadsPublisher publisher = publisher(topic);
    publisher.publish();
    assertThat(topic.problem()).isEmpty();
    set("retention.bytes", "1000000000");
    try {
      publisher.publish();
      assertThat(topic.problem().orElse("")).contains("retention.bytes=1000000000");
    } finally {
      set("retention.bytes", "-1");
    }
  }

  private static void set(String setting, String value) throws Exception {
    var topic = new ConfigResource(ConfigResource.Type.TOPIC, "ledger-heads");
    var change = new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET);
    try (var admin = Admin.create(KAFKA)) {
      admin.incrementalAlterConfigs(Map.of(topic, List.of(change))).all().get();
    }
  }

  private HeadsPublisher publisher(HeadsTopic topic) {
    var settings = settings("key", Optional.empty(), Duration.ofMinutes(5));
    return new HeadsPublisher(
        new HeadsStore(kept.pool),
        topic,
        new HeadKeys(settings),
        settings,
        new WordLedgerSettings("words"));
  }

  private HeadsPublisher publisher(String keyFile, Map<String, Object> kafka) {
    return publisher(settings(keyFile, Optional.empty(), Duration.ofMinutes(5)), kafka);
  }

  private HeadsPublisher publisher(Settings settings, Map<String, Object> kafka) {
    return new HeadsPublisher(
        new HeadsStore(kept.pool),
        new HeadsTopic(kafka),
        new HeadKeys(settings),
        settings,
        new WordLedgerSettings("words"));
  }

  private Settings settings(String key, Optional<String> previous, Duration overdueAfter) {
    return new Settings(
        Optional.of(folder.resolve(key)),
        previous.map(folder::resolve),
        Optional.of(file),
        overdueAfter);
  }

  private void say(String word) {
    WordLedger.append(kept.replica(), new Word(word).by("learner", word));
  }

  private List<SignedHead> inFile() throws IOException {
    return Files.readAllLines(file).stream()
        .distinct()
        .map(line -> SignedHead.read(line.getBytes(UTF_8)))
        .toList();
  }

  private static List<String> lines(List<SignedHead> heads) {
    return heads.stream().map(head -> new String(head.line(), UTF_8)).toList();
  }

  private static List<String> inTopic() {
    var partition = new TopicPartition("ledger-heads", 0);
    var lines = new ArrayList<String>();
    try (var consumer =
        new KafkaConsumer<>(
            new HashMap<>(KAFKA), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      Awaitility.await()
          .until(
              () -> {
                consumer
                    .poll(Duration.ofMillis(100))
                    .forEach(sent -> lines.add(new String(sent.value(), UTF_8)));
                return consumer.position(partition) >= end;
              });
    }
    return lines;
  }
}
