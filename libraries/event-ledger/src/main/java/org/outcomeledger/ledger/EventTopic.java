package org.outcomeledger.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Sees to it that the topics are there, for a broker need not make them when they are written to:
 * that of the events with one partition per shard (with any other number, followers would look for
 * a learner's events in the wrong place), that of all ledgers' heads with one.
 */
final class EventTopic {

  /** What is erased from the ledger is gone from the broker within 30 days. */
  private static final String RETENTION_MILLIS = String.valueOf(30L * 24 * 60 * 60 * 1000);

  /** Heads name nobody, and the oldest one proves the most. */
  private static final String FOR_EVER = "-1";

  private EventTopic() {}

  static void ensure(Admin admin, String topic, int shards)
      throws ExecutionException, InterruptedException {
    create(admin, topic, shards, RETENTION_MILLIS);
    int partitions =
        admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions().size();
    if (partitions != shards) {
      throw new IllegalStateException(
          "Topic %s has %d partitions, the ledger %d shards: they have to be the same"
              .formatted(topic, partitions, shards));
    }
  }

  static void ensureHeads(Admin admin, String topic)
      throws ExecutionException, InterruptedException {
    create(admin, topic, 1, FOR_EVER);
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
