package org.outcomeledger.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * A topic that a ledger is published in. A broker need not create topics when they are written to,
 * and its defaults may keep one copy, compact, or delete early: so this creates them, and says what
 * is kept.
 *
 * @param partitions exactly so many; with any other number, followers would look in the wrong place
 * @param retentionMillis -1 for ever
 */
record KafkaTopic(String name, int partitions, long retentionMillis) {

  /** Or as many as there are brokers: a record is acknowledged once two of three have it. */
  private static final int MOST_REPLICAS = 3;

  void createIfMissing(Admin admin) throws ExecutionException, InterruptedException {
    if (!admin.listTopics().names().get().contains(name)) {
      create(admin);
    }
  }

  /** Creates it where it is missing; fails if it has another number of partitions. */
  void ensure(Admin admin) throws ExecutionException, InterruptedException {
    createIfMissing(admin);
    requirePartitions(
        admin.describeTopics(List.of(name)).allTopicNames().get().get(name).partitions().size());
  }

  /**
   * Why it does not keep every record as long as it should: it was created otherwise, or when there
   * were fewer brokers.
   */
  Optional<String> losesRecords(Admin admin) throws ExecutionException, InterruptedException {
    var topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
    Config found = admin.describeConfigs(List.of(topic)).all().get().get(topic);
    TopicDescription described =
        admin.describeTopics(List.of(name)).allTopicNames().get().get(name);
    return losesRecords(found, described, replicas(admin));
  }

  /** The same, where a topic that is created now would have so many replicas. */
  Optional<String> losesRecords(Config found, TopicDescription described, int replicas) {
    int fewest =
        described.partitions().stream().mapToInt(it -> it.replicas().size()).min().orElse(0);
    return fewest < replicas
        ? Optional.of(
            "Topic %s has %d replicas, and there are brokers for %d: reassign its partitions, or records are lost with a broker"
                .formatted(name, fewest, replicas))
        : otherSetting(found, settings(replicas));
  }

  private Optional<String> otherSetting(Config found, Map<String, String> wanted) {
    return Stream.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.RETENTION_MS_CONFIG,
            TopicConfig.RETENTION_BYTES_CONFIG,
            TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG)
        .filter(setting -> !found.get(setting).value().equals(wanted.get(setting)))
        .map(
            setting ->
                "Topic %s has %s=%s: set it to %s, or records are lost"
                    .formatted(name, setting, found.get(setting).value(), wanted.get(setting)))
        .findFirst();
  }

  private static int replicas(Admin admin) throws ExecutionException, InterruptedException {
    return Math.min(MOST_REPLICAS, admin.describeCluster().nodes().get().size());
  }

  void requirePartitions(int found) {
    if (found != partitions) {
      throw new IllegalStateException(
          "Topic %s has %d partitions, but must have %d, one for each shard: create it anew with %d"
              .formatted(name, found, partitions, partitions));
    }
  }

  private void create(Admin admin) throws ExecutionException, InterruptedException {
    int replicas = replicas(admin);
    var wanted =
        new NewTopic(name, Optional.of(partitions), Optional.of((short) replicas))
            .configs(settings(replicas));
    try {
      admin.createTopics(List.of(wanted)).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }

  private Map<String, String> settings(int replicas) {
    return Map.of(
        TopicConfig.CLEANUP_POLICY_CONFIG,
        TopicConfig.CLEANUP_POLICY_DELETE,
        TopicConfig.RETENTION_MS_CONFIG,
        String.valueOf(retentionMillis),
        TopicConfig.RETENTION_BYTES_CONFIG,
        "-1",
        TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
        replicas < MOST_REPLICAS ? "1" : "2",
        TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG,
        "false");
  }
}
