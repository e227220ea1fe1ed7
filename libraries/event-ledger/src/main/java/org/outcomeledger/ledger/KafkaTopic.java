package org.outcomeledger.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;

/**
 * A topic that a ledger is published in. A broker need not create topics when they are written to,
 * and its defaults may keep one copy, compact, or delete early: so this creates them, and says what
 * is kept.
 *
 * @param partitions exactly so many; with any other number, followers would look in the wrong place
 * @param retentionMillis -1 for ever
 */
record KafkaTopic(String name, int partitions, long retentionMillis) {

  private static final Logger LOG = Logger.getLogger(KafkaTopic.class);
  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

  /** What is erased is gone from the broker within so many days. */
  private static final long MOST_MILLIS = 30 * DAY_MILLIS;

  /**
   * A segment of a topic is deleted when its last record is old enough; its first one is older by
   * as much as the segment spans. The rest is for the broker, which looks every few minutes.
   */
  private static final long SEGMENT_MILLIS = DAY_MILLIS;

  /** Or as many as there are brokers: a record is acknowledged once two of three have it. */
  private static final int MOST_REPLICAS = 3;

  /**
   * Records are dated by the broker that takes them: by default it refuses those of a client whose
   * clock is more than an hour ahead, and how long a record is kept should be nobody else's clock.
   */
  private static final String BROKERS_TIME = "LogAppendTime";

  /** A topic whose records name people, by their pseudonyms: none is older than 30 days. */
  static KafkaTopic personal(String name, int partitions) {
    return new KafkaTopic(name, partitions, MOST_MILLIS - 2 * SEGMENT_MILLIS);
  }

  /** Whether it was missing. */
  boolean createIfMissing(Admin admin) throws ExecutionException, InterruptedException {
    boolean missing = !admin.listTopics().names().get().contains(name);
    if (missing) {
      create(admin);
    }
    return missing;
  }

  /**
   * Creates it where it is missing, and has records dated by the broker and deleted in time where
   * it was created otherwise; fails if it has another number of partitions.
   */
  void ensure(Admin admin) throws ExecutionException, InterruptedException {
    boolean created = createIfMissing(admin);
    requirePartitions(
        admin.describeTopics(List.of(name)).allTopicNames().get().get(name).partitions().size());
    if (!created) {
      correct(admin);
    }
  }

  private void correct(Admin admin) throws InterruptedException {
    var topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
    try {
      Config found = admin.describeConfigs(List.of(topic)).all().get().get(topic);
      List<String> otherwise = otherwise(found);
      if (!otherwise.isEmpty()) {
        admin.incrementalAlterConfigs(Map.of(topic, asNew(otherwise))).all().get();
      }
    } catch (ExecutionException e) {
      LOG.warnf(
          "Topic %s may keep longer than 30 days what was erased, or refuse what a replica sends"
              + " whose clock is ahead, and this service may not look, or change it: set %s=%d, %s=%d"
              + " and %s=%s. %s",
          name,
          TopicConfig.RETENTION_MS_CONFIG,
          retentionMillis,
          TopicConfig.SEGMENT_MS_CONFIG,
          SEGMENT_MILLIS,
          TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
          BROKERS_TIME,
          e.getCause());
    }
  }

  /** The settings that cannot stay as they were found. */
  private List<String> otherwise(Config found) {
    List<String> otherwise = new ArrayList<>();
    if (!found.get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG).value().equals(BROKERS_TIME)) {
      otherwise.add(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG);
    }
    long kept = millis(found, TopicConfig.RETENTION_MS_CONFIG);
    boolean tooLong = kept < 0 || kept + millis(found, TopicConfig.SEGMENT_MS_CONFIG) > MOST_MILLIS;
    if (retentionMillis > 0 && tooLong) {
      otherwise.add(TopicConfig.RETENTION_MS_CONFIG);
      otherwise.add(TopicConfig.SEGMENT_MS_CONFIG);
    }
    return otherwise;
  }

  private static long millis(Config found, String setting) {
    return Long.parseLong(found.get(setting).value());
  }

  private List<AlterConfigOp> asNew(List<String> which) {
    return which.stream()
        .map(it -> new ConfigEntry(it, settings(1).get(it)))
        .map(it -> new AlterConfigOp(it, AlterConfigOp.OpType.SET))
        .toList();
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
        TopicConfig.SEGMENT_MS_CONFIG,
        String.valueOf(retentionMillis > 0 ? SEGMENT_MILLIS : 7 * DAY_MILLIS),
        TopicConfig.RETENTION_MS_CONFIG,
        String.valueOf(retentionMillis),
        TopicConfig.RETENTION_BYTES_CONFIG,
        "-1",
        TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
        BROKERS_TIME,
        TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
        replicas < MOST_REPLICAS ? "1" : "2",
        TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG,
        "false");
  }
}
