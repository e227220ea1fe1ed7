package org.outcomeledger.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.outcomeledger.format.SignedHead;

/**
 * The topic of all ledgers' heads. Sent as events are: in order, and again if it is not certain
 * that they arrived. Used by one thread.
 */
@Singleton
class HeadsTopic {

  /** Somebody may set it otherwise, and brokers be added. */
  private static final Duration ASKED_EVERY = Duration.ofMinutes(5);

  /** Heads name nobody, and the oldest one proves the most: for ever. */
  static final KafkaTopic TOPIC = new KafkaTopic("ledger-heads", 1, -1);

  private final Map<String, Object> settings;
  private final Duration askedEvery;
  private long askedAt;
  private Optional<RelayProducer> producer = Optional.empty();
  private Optional<String> problem = Optional.empty();

  @Inject
  HeadsTopic(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
    this(kafka, ASKED_EVERY);
  }

  HeadsTopic(Map<String, Object> kafka, Duration askedEvery) {
    this.settings = ProducerSettings.of("heads", kafka);
    this.askedEvery = askedEvery;
  }

  /** Returns once all are acknowledged. */
  void send(List<SignedHead> heads) throws ExecutionException, InterruptedException {
    boolean acknowledged = false;
    try {
      if (producer.isEmpty() || System.nanoTime() - askedAt >= askedEvery.toNanos()) {
        ensure();
      }
      if (producer.isEmpty()) {
        producer = Optional.of(new RelayProducer(TOPIC, settings));
      }
      producer.get().send(heads.stream().map(HeadsTopic::record).toList());
      acknowledged = true;
    } finally {
      if (!acknowledged) {
        close();
      }
    }
  }

  private void ensure() throws ExecutionException, InterruptedException {
    try (var admin = Admin.create(settings)) {
      TOPIC.ensure(admin);
      problem = TOPIC.losesRecords(admin);
    }
    askedAt = System.nanoTime();
  }

  private static ProducerRecord<byte[], byte[]> record(SignedHead head) {
    return new ProducerRecord<>(
        TOPIC.name(), head.statement().ledger().getBytes(UTF_8), head.line());
  }

  /** Why the topic does not keep what it is for, as far as it was last asked. */
  Optional<String> problem() {
    return problem;
  }

  @PreDestroy
  void close() {
    producer.ifPresent(RelayProducer::close);
    producer = Optional.empty();
  }
}
