package org.outcomeledger.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.outcomeledger.format.LedgerEntry;
import org.outcomeledger.testservers.TestServers;

class RelayTest {

  private static final Map<String, Object> KAFKA = Map.of("bootstrap.servers", TestServers.kafka());

  private static final AtomicInteger TOPICS = new AtomicInteger();

  private final WordLedger kept = new WordLedger();
  private final String name = "words-" + TOPICS.incrementAndGet();
  private final List<Relay> relays = new ArrayList<>();

  @AfterEach
  void close() throws InterruptedException {
    for (Relay relay : relays) {
      relay.stop(null);
    }
    kept.close();
  }

  @Test
  void everyEventIsSentInTheOrderOfItsShard() {
    say(0, 200);
    startRelay();

    // A record that comes again says nothing new: the order is that of first arrivals.
    List<String> arrived = receive(200).stream().map(RelayTest::place).distinct().toList();
    List<String> ledger = kept.verified().stream().map(RelayTest::place).toList();
    assertThat(arrived).containsExactlyInAnyOrderElementsOf(ledger);
    for (int shard = 0; shard < WordLedger.SHARDS; shard++) {
      String its = shard + ":";
      assertThat(arrived.stream().filter(place -> place.startsWith(its)))
          .containsExactlyElementsOf(
              ledger.stream().filter(place -> place.startsWith(its)).toList());
    }
  }

  @Test
  void theTopicOfTheHeadsIsThereOnceEventsAreRelayed() throws Exception {
    say(0, 1);
    startRelay();
    receive(1);

    try (var admin = Admin.create(KAFKA)) {
      assertThat(admin.listTopics().names().get()).contains("ledger-heads");
    }
  }

  @Test
  void aRecordIsACloudEventWithItsPlaceInTheChain() {
    say(0, 1);
    startRelay();

    LedgerEntry entry = kept.verified().getFirst();
    ConsumerRecord<byte[], byte[]> sent = receive(1).getFirst();
    assertThat(sent.key()).asString().isEqualTo(entry.content().learnerId().toString());
    assertThat(sent.value()).isEqualTo(entry.content().data());
    assertThat(header(sent, "ce_type")).isEqualTo("org.outcomeledger.word-said.v1");
    assertThat(header(sent, "ce_dataschema")).isEqualTo("https://schemas.test/word-said.v1.json");
    assertThat(header(sent, "ce_recordedat")).isEqualTo(entry.content().recordedAt().toString());
    assertThat(header(sent, "ce_salt")).isEqualTo(HexFormat.of().formatHex(entry.content().salt()));
    assertThat(header(sent, "ce_incarnation")).isEqualTo(entry.incarnation().toString());
    assertThat(header(sent, "ce_chain")).isEqualTo(HexFormat.of().formatHex(entry.chain()));
  }

  @Test
  void aCrashBetweenSendingAndTheCursorSendsAgainAndSkipsNothing() throws InterruptedException {
    say(0, 50);
    Object before = kept.sql("select positions::text from relay_cursor");
    startRelay();
    receive(50);
    relays.removeFirst().stop(null);

    // As if the first relay had died before it could move the cursor.
    kept.sql("update relay_cursor set positions = '" + before + "'");
    say(50, 60);
    startRelay();

    List<ConsumerRecord<byte[], byte[]>> records = receive(60);
    assertThat(records).as("sent again").hasSizeGreaterThan(60);
    assertThat(records.stream().map(RelayTest::place).distinct())
        .containsExactlyInAnyOrderElementsOf(
            kept.verified().stream().map(RelayTest::place).toList());
  }

  @Test
  void aCursorBeyondTheLedgersHeadsIsAProblemAndNothingIsSent() {
    say(0, 1);
    kept.sql("update relay_cursor set positions = '{9,9,9,9}'");
    startRelay();

    Relay relay = relays.getFirst();
    Awaitility.await().until(() -> relay.problem().isPresent());
    assertThat(relay.problem().orElseThrow()).contains("beyond the ledger's head", "restore");
    assertThat(relay.isOwner()).isFalse();
  }

  @Test
  void anErasedEntryIsSentWithoutContent() {
    say(0, 1);
    kept.erasing(
        "update event set learner_id = null, stream_version = null, platform = null, type = null,"
            + " id = null, source = null, time = null, recorded_at = null, data = null, salt = null,"
            + " traceparent = null");
    startRelay();

    ConsumerRecord<byte[], byte[]> sent = receive(1).getFirst();
    assertThat(sent.key()).isNull();
    assertThat(sent.value()).isNull();
    assertThat(sent.headers()).hasSize(5);
  }

  @Test
  void ofTwoReplicasOneRelaysAndTheOtherTakesOver() throws InterruptedException {
    say(0, 10);
    startRelay();
    receive(10);
    startRelay();
    assertThat(relays).filteredOn(Relay::isOwner).hasSizeLessThanOrEqualTo(1);

    relays.removeFirst().stop(null);
    say(10, 20);
    assertThat(receive(20).stream().map(RelayTest::place).distinct())
        .containsExactlyInAnyOrderElementsOf(
            kept.verified().stream().map(RelayTest::place).toList());
  }

  private void say(int from, int to) {
    Ledger<Word> ledger = kept.replica();
    var events =
        IntStream.range(from, to)
            .mapToObj(i -> new Word("word-" + i).by("learner-" + i % 17, "id-" + i))
            .toList();
    WordLedger.await(ledger, new AppendRequest<>(events, true));
  }

  private void startRelay() {
    var relay =
        new Relay(
            kept.database,
            new WordLedgerSettings(name),
            new RelaySpans(OpenTelemetry.noop(), true),
            KAFKA);
    relays.add(relay);
    relay.start(null);
  }

  /** The records of the topic, as they come, until there are those of {@code count} places. */
  private List<ConsumerRecord<byte[], byte[]>> receive(int count) {
    var settings = new HashMap<>(KAFKA);
    settings.put("auto.offset.reset", "earliest");
    var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    var places = new HashSet<String>();
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(
          IntStream.range(0, WordLedger.SHARDS)
              .mapToObj(shard -> new TopicPartition(EventTopic.nameFor(name), shard))
              .toList());
      while (places.size() < count) {
        for (var sent : consumer.poll(Duration.ofSeconds(1))) {
          records.add(sent);
          places.add(place(sent));
        }
      }
    }
    return records;
  }

  private static String place(ConsumerRecord<byte[], byte[]> sent) {
    return header(sent, "ce_shard") + ":" + header(sent, "ce_position");
  }

  private static String place(LedgerEntry entry) {
    return entry.shard() + ":" + entry.position();
  }

  private static String header(ConsumerRecord<byte[], byte[]> sent, String name) {
    return new String(sent.headers().lastHeader(name).value(), UTF_8);
  }
}
