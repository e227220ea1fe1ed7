package org.outcomeledger.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
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

  /** Heads name nobody, and the oldest one proves the most: for ever. */
  static final KafkaTopic TOPIC = new KafkaTopic("ledger-heads", 1, -1);

  private final Map<String, Object> settings;
  private Optional<RelayProducer> producer = Optional.empty();
  private Optional<String> problem = Optional.empty();

  HeadsTopic(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
    this.settings = ProducerSettings.of("heads", kafka);
  }

  /** Returns once all are acknowledged. */
  void send(List<SignedHead> heads) throws ExecutionException, InterruptedException {
    boolean acknowledged = false;
    try {
      if (producer.isEmpty()) {
        ensure();
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
  }

  private static ProducerRecord<byte[], byte[]> record(SignedHead head) {
    return new ProducerRecord<>(
        TOPIC.name(), head.statement().ledger().getBytes(UTF_8), head.line());
  }

  /** Why the topic does not keep what it is for, as it was when it was last connected to. */
  Optional<String> problem() {
    return problem;
  }

  @PreDestroy
  void close() {
    producer.ifPresent(RelayProducer::close);
    producer = Optional.empty();
  }
}
