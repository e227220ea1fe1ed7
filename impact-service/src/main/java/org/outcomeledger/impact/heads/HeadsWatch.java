package org.outcomeledger.impact.heads;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.outcomeledger.format.HeadStatement;
import org.outcomeledger.format.SignedHead;
import org.outcomeledger.impact.follower.LastSignedHeads;
import org.outcomeledger.indicators.LedgerName;

/**
 * Reads the topic of the heads, on every replica and from where it was. Whatever it needs and does
 * not get (Kafka, a ledger, its database) it asks for again; what does not hold it keeps saying
 * until the service is started anew.
 */
@Singleton
class HeadsWatch {

  private static final Logger LOG = Logger.getLogger(HeadsWatch.class);
  private static final Duration PAUSE_AFTER_ERROR = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofSeconds(1);

  private final Map<String, Object> kafka;
  private final TopicPartition topic;
  private final SeenHeads seen;
  private final LedgerQuestions questions;
  private final LastSignedHeads last;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread =
      Thread.ofPlatform().name("heads-watch").daemon().unstarted(this::run);
  private volatile WatchStatus status = WatchStatus.begun(Instant.now());

  @Inject
  HeadsWatch(
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      SeenHeads seen,
      LedgerQuestions questions,
      LastSignedHeads last) {
    this(kafka, "ledger-heads", seen, questions, last);
  }

  HeadsWatch(
      Map<String, Object> kafka,
      String topic,
      SeenHeads seen,
      LedgerQuestions questions,
      LastSignedHeads last) {
    this.kafka = settings(kafka);
    this.topic = new TopicPartition(topic, 0);
    this.seen = seen;
    this.questions = questions;
    this.last = last;
  }

  private static Map<String, Object> settings(Map<String, Object> connection) {
    var settings = new HashMap<>(connection);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 5_000);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 100);
    return settings;
  }

  WatchStatus status() {
    return status;
  }

  void start(@Observes StartupEvent event) {
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) {
    stopping.countDown();
    thread.interrupt();
  }

  private void run() {
    try {
      do {
        watchUntilItFails();
      } while (!stopping.await(PAUSE_AFTER_ERROR.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void watchUntilItFails() throws InterruptedException {
    try (var consumer =
        new KafkaConsumer<>(kafka, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      watch(consumer);
    } catch (IOException | RuntimeException e) {
      failed(e);
    }
  }

  private void watch(Consumer<byte[], byte[]> consumer) throws IOException, InterruptedException {
    var ledgers = new EnumMap<LedgerName, WatchedLedger>(LedgerName.class);
    long from = Long.MAX_VALUE;
    for (LedgerName name : LedgerName.values()) {
      ledgers.put(name, WatchedLedger.resume(name, seen, questions));
      from = Math.min(from, seen.of(name).map(it -> it.offset() + 1).orElse(0L));
    }
    consumer.assign(List.of(topic));
    consumer.seek(topic, from);
    while (stopping.getCount() > 0) {
      for (ConsumerRecord<byte[], byte[]> line : consumer.poll(POLL)) {
        accept(ledgers, line);
      }
      ledgers.forEach((name, ledger) -> ledger.latest().ifPresent(head -> tell(name, head)));
      status = status.watching();
    }
  }

  private void tell(LedgerName name, HeadStatement head) {
    last.saw(name, head, status.findings().isEmpty());
    status = status.signed(name, head.at());
  }

  private void accept(Map<LedgerName, WatchedLedger> ledgers, ConsumerRecord<byte[], byte[]> line)
      throws IOException, InterruptedException {
    Optional<SignedHead> head = read(line);
    for (Map.Entry<LedgerName, WatchedLedger> ledger : ledgers.entrySet()) {
      String name = ledger.getKey().text();
      if (head.filter(it -> it.statement().ledger().equals(name)).isPresent()) {
        ledger.getValue().accept(head.get(), line.offset()).forEach(this::found);
      }
    }
  }

  private Optional<SignedHead> read(ConsumerRecord<byte[], byte[]> line) {
    try {
      return Optional.of(SignedHead.read(line.value() == null ? new byte[0] : line.value()));
    } catch (IllegalArgumentException e) {
      found("offset %d of %s: %s".formatted(line.offset(), topic.topic(), e.getMessage()));
      return Optional.empty();
    }
  }

  private void found(String what) {
    LOG.errorf("A signed head does not fit: %s", what);
    status = status.found(what);
  }

  private void failed(Exception e) {
    String what = String.valueOf(e.getMessage());
    if (stopping.getCount() > 0 && !status.problem().equals(Optional.of(what))) {
      LOG.warnf("Heads cannot be watched; it is tried again: %s", e);
    }
    status = status.failed(what);
  }
}
