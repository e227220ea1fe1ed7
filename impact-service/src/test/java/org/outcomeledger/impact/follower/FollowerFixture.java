package org.outcomeledger.impact.follower;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.core.ConditionFactory;
import org.outcomeledger.database.ServiceCommand;
import org.outcomeledger.event.EnrollmentEvent;
import org.outcomeledger.event.EventRetracted;
import org.outcomeledger.event.LearnerEvent;
import org.outcomeledger.event.LearnerId;
import org.outcomeledger.format.LedgerEntry;
import org.outcomeledger.http.EndedSpans;
import org.outcomeledger.impact.readmodel.TestReadModel;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.LedgerName;
import org.outcomeledger.local.PostgresAddress;

/** Two new ledgers, the topics that they share with earlier tests, and who follows them. */
final class FollowerFixture implements AutoCloseable {

  final InMemoryLedger enrollments = new InMemoryLedger(LedgerName.ENROLLMENT);
  final InMemoryLedger outcomes = new InMemoryLedger(LedgerName.OUTCOME);
  final LedgerClient client;
  final LedgerHeads heads;
  final EndedSpans spans = new EndedSpans();
  private final Map<String, Object> kafka;
  private final KafkaProducer<byte[], byte[]> producer;
  private final List<Runnable> opened = new ArrayList<>();

  FollowerFixture(String bootstrapServers) {
    this.kafka = Map.of("bootstrap.servers", bootstrapServers);
    makeTopics();
    this.producer =
        new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer());
    this.client = client(LedgerName::knows);
    this.heads = new LedgerHeads(client);
  }

  private LedgerClient client(BiPredicate<LedgerName, String> known) {
    return new LedgerClient(
        Map.of(LedgerName.ENROLLMENT, enrollments.url(), LedgerName.OUTCOME, outcomes.url()),
        new TokenFile(token()),
        known);
  }

  static Path token() {
    try {
      return Files.writeString(
          Files.createTempFile("ledger", ".token"), InMemoryLedger.TOKEN + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void makeTopics() {
    try (Admin admin = Admin.create(kafka)) {
      for (LedgerName ledger : LedgerName.values()) {
        var topic = new NewTopic(ledger.topic(), InMemoryLedger.SHARDS, (short) 1);
        try {
          admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
          assertThat(e).hasCauseInstanceOf(TopicExistsException.class);
        }
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  List<InMemoryLedger> ledgers() {
    return List.of(enrollments, outcomes);
  }

  InMemoryLedger ledger(LedgerName name) {
    return name == LedgerName.ENROLLMENT ? enrollments : outcomes;
  }

  /** Appends events to the ledgers that they belong to, without telling Kafka. */
  List<Entry> append(RandomEvents events, int count) {
    return Stream.generate(() -> appendAny(events)).limit(count).toList();
  }

  /** Now and then a retraction of an earlier one. */
  private Entry appendAny(RandomEvents events) {
    InMemoryLedger ledger = ledgers().get(events.below(2));
    return Optional.of(ledger)
        .filter(it -> events.below(8) == 0)
        .flatMap(it -> it.retraction(events))
        .map(it -> new Entry(ledger.name(), ledger.append(it)))
        .orElseGet(() -> append(events.next()));
  }

  Entry append(LearnerEvent event) {
    InMemoryLedger ledger = event instanceof EnrollmentEvent ? enrollments : outcomes;
    return new Entry(ledger.name(), ledger.append(event));
  }

  /** Erases a learner in both ledgers, without telling Kafka. */
  List<Entry> erase(LearnerId learner) {
    return ledgers().stream().map(it -> new Entry(it.name(), it.erase(learner))).toList();
  }

  /** An entry and the ledger that it is in. */
  record Entry(LedgerName ledger, LedgerEntry entry) {}

  /** Sends entries to Kafka as the relay does, in this order, and waits until Kafka has them. */
  void relay(List<Entry> entries) {
    send(entries.stream().map(FollowerFixture::record).toList());
  }

  /** Sends entries that were posted by one request. */
  void relayTraced(List<Entry> entries, String traceparent) {
    send(
        entries.stream()
            .map(FollowerFixture::record)
            .peek(record -> record.headers().add("traceparent", traceparent.getBytes(UTF_8)))
            .toList());
  }

  /** Sends entries as versions before 2026-11-30 did. */
  void relayUnsalted(List<Entry> entries) {
    send(
        entries.stream()
            .map(FollowerFixture::record)
            .peek(record -> record.headers().remove("ce_salt"))
            .toList());
  }

  private void send(List<ProducerRecord<byte[], byte[]>> records) {
    var sent = records.stream().map(producer::send).toList();
    producer.flush();
    assertThat(sent).allMatch(Future::isDone);
  }

  private static ProducerRecord<byte[], byte[]> record(Entry one) {
    LedgerEntry entry = one.entry();
    var headers = new HashMap<String, Object>();
    headers.put("ce_shard", entry.shard());
    headers.put("ce_position", entry.position());
    headers.put("ce_incarnation", entry.incarnation());
    headers.put("ce_leaf", HexFormat.of().formatHex(entry.leaf()));
    headers.put("ce_chain", HexFormat.of().formatHex(entry.chain()));
    LedgerEntry.Content content = entry.content();
    if (content != null) {
      headers.put("ce_salt", HexFormat.of().formatHex(content.salt()));
      headers.put("ce_id", content.id());
      headers.put("ce_source", content.source());
      headers.put("ce_type", content.type());
      headers.put("ce_specversion", "1.0");
      headers.put("ce_subject", content.learnerId());
      headers.put("ce_platform", content.platform());
      headers.put("ce_recordedat", content.recordedAt());
    }
    var record =
        new ProducerRecord<>(
            one.ledger().topic(),
            entry.shard(),
            content == null ? null : content.learnerId().toString().getBytes(UTF_8),
            content == null ? null : content.data());
    headers.forEach((name, value) -> record.headers().add(name, value.toString().getBytes(UTF_8)));
    return record;
  }

  /** A follower that shares the shards with those of the same read model. */
  Follower follow(Sink sink, String readModel) {
    return follow(sink, readModel, client, LedgerName::knows);
  }

  /** A follower of an earlier version, which does not know a type of event. */
  Follower followWithout(String type, Sink sink) {
    BiPredicate<LedgerName, String> known = (ledger, it) -> !it.equals(type);
    LedgerClient earlier = client(known);
    opened.addLast(earlier::close);
    return follow(sink, UUID.randomUUID().toString(), earlier, known);
  }

  private Follower follow(
      Sink sink, String readModel, LedgerClient through, BiPredicate<LedgerName, String> known) {
    var ledgers =
        new Follower.Ledgers(
            through, heads, new ReplayPageCache(through), heads::shards, known, tracing());
    return start(new Follower(sink, ConsumerSettings.of(sink, readModel, kafka), ledgers));
  }

  private AppliedSpans tracing() {
    SdkTracerProvider provider =
        SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(spans)).build();
    opened.addLast(provider::close);
    return new AppliedSpans(OpenTelemetrySdk.builder().setTracerProvider(provider).build(), false);
  }

  /** A follower that shares with nobody. */
  Follower follow(Sink sink) {
    return follow(sink, UUID.randomUUID().toString());
  }

  private Follower start(Follower follower) {
    opened.addFirst(follower::close);
    follower.start();
    return follower;
  }

  /** The command that is run on a read model once a ledger was restored. */
  ServiceCommand restore(TestReadModel readModel) {
    return readModel.restore(new RestoredLedgers(client, kafka));
  }

  TestReadModel readModel() {
    return open(new TestReadModel());
  }

  TestReadModel readModel(PostgresAddress postgres, String database) {
    return open(new TestReadModel(postgres, database));
  }

  private TestReadModel open(TestReadModel readModel) {
    opened.addLast(readModel::close);
    return readModel;
  }

  /** Waits until a follower has all shards and is level with the ledgers. */
  void awaitCaughtUp(Follower follower) {
    waiting()
        .untilAsserted(
            () ->
                assertThat(follower.status())
                    .hasSize(LedgerName.values().length * InMemoryLedger.SHARDS)
                    .allMatch(ShardStatus::caughtUp));
  }

  /** Waits until rows are exactly the facts of the ledgers. */
  void awaitAllRows(TestReadModel readModel) {
    awaitRows(readModel, facts());
  }

  void awaitRows(TestReadModel readModel, List<Fact> expected) {
    waiting().untilAsserted(() -> assertThat(readModel.facts()).isEqualTo(standing(expected)));
  }

  /** All facts of both ledgers, in the order of their places. */
  List<Fact> facts() {
    return ledgers().stream()
        .flatMap(InMemoryLedger::facts)
        .sorted(TestReadModel.BY_PLACE)
        .toList();
  }

  /** What is left of these facts when those that others of them take back are gone. */
  static List<Fact> standing(List<Fact> facts) {
    Set<String> takenBack =
        facts.stream()
            .filter(fact -> fact.event() instanceof EventRetracted)
            .map(fact -> fact.ledger() + "/" + ((EventRetracted) fact.event()).retracts().id())
            .collect(Collectors.toSet());
    return facts.stream()
        .filter(fact -> !takenBack.contains(fact.ledger() + "/" + fact.eventId()))
        .toList();
  }

  static ConditionFactory waiting() {
    return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
  }

  @Override
  public void close() {
    opened.forEach(Runnable::run);
    heads.close();
    client.close();
    producer.close();
    enrollments.close();
    outcomes.close();
  }
}
