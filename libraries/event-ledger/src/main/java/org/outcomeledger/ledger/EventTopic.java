package org.outcomeledger.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The topic that a ledger is relayed to, and the settings by which it is written to.
 *
 * <p>A broker need not create topics when they are written to, so this does: that of the events
 * with one partition per shard (with any other number, followers would look for a learner's events
 * in the wrong place), that of all ledgers' heads with one.
 */
final class EventTopic {

  /** What is erased from the ledger is gone from the broker within 30 days. */
  private static final String RETENTION_MILLIS = String.valueOf(30L * 24 * 60 * 60 * 1000);

  /** Heads name nobody, and the oldest one proves the most. */
  private static final String FOR_EVER = "-1";

  private final String name;
  private final Map<String, Object> settings;

  EventTopic(String ledger, Map<String, Object> kafka) {
    this.name = nameFor(ledger);
    this.settings = new HashMap<>(kafka);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, "relay-" + ledger);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
  }

  static String nameFor(String ledger) {
    return ledger + "-events";
  }

  String name() {
    return name;
  }

  Producer<byte[], byte[]> producer() {
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Creates what is missing of the topics; fails if the events' has other than {@code shards}. */
  void ensure(int shards) throws ExecutionException, InterruptedException {
    try (var admin = Admin.create(settings)) {
      create(admin, name, shards, RETENTION_MILLIS);
      int partitions =
          admin.describeTopics(List.of(name)).allTopicNames().get().get(name).partitions().size();
      if (partitions != shards) {
        throw new IllegalStateException(
            "Topic %s has %d partitions, but the ledger has %d shards: the numbers must be equal"
                .formatted(name, partitions, shards));
      }
      create(admin, HeadsPublisher.TOPIC, 1, FOR_EVER);
    }
  }

  private static void create(Admin admin, String topic, int partitions, String retention)
      throws ExecutionException, InterruptedException {
    var wanted =
        new NewTopic(topic, Optional.of(partitions), Optional.empty())
            .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, retention));
    try {
      admin.createTopics(List.of(wanted)).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }
}
