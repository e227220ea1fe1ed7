package org.outcomeledger.impact.follower;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.outcomeledger.indicators.LedgerName;

/**
 * The shards that one follower has, as Kafka gives them, and the records of those that follow it.
 * Offsets are never committed: a shard's position is stored with what was written.
 */
final class KafkaSource implements ConsumerRebalanceListener, AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final Duration METADATA_TIMEOUT = Duration.ofMillis(500);

  private final Consumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, FollowedShard> shards = new ConcurrentHashMap<>();
  private final List<TopicPartition> taken = new ArrayList<>();
  private boolean subscribed;

  KafkaSource(Map<String, Object> settings) {
    this.consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** Takes a share of all shards, divided among the replicas of the consumer group. */
  void subscribe() {
    consumer.subscribe(Arrays.stream(LedgerName.values()).map(LedgerName::topic).toList(), this);
    subscribed = true;
  }

  /** Takes all shards of a ledger that has so many; those that are taken already stay. */
  void take(LedgerName ledger, int number) {
    List<TopicPartition> more =
        IntStream.range(0, number)
            .mapToObj(shard -> new TopicPartition(ledger.topic(), shard))
            .filter(partition -> !shards.containsKey(partition))
            .toList();
    if (!more.isEmpty()) {
      taken.addAll(more);
      consumer.assign(taken);
      onPartitionsAssigned(more);
    }
  }

  /** Whether there is anything to poll. */
  boolean joined() {
    return subscribed || !taken.isEmpty();
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    consumer.pause(partitions);
    for (TopicPartition partition : partitions) {
      shards.put(partition, FollowedShard.of(partition));
    }
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    partitions.forEach(shards::remove);
  }

  /** What this follower has now. May be called by any thread. */
  Collection<FollowedShard> shards() {
    return shards.values();
  }

  /** Records of the shards that follow Kafka; the others are left where they are. */
  ConsumerRecords<byte[], byte[]> poll(Duration wait) {
    Set<TopicPartition> paused = new HashSet<>(consumer.paused());
    for (FollowedShard shard : shards()) {
      boolean follows = shard.state() instanceof FollowedShard.Following;
      if (follows && paused.contains(shard.partition())) {
        consumer.seek(shard.partition(), shard.watermark().kafkaOffset());
        consumer.resume(List.of(shard.partition()));
      } else if (!follows && !paused.contains(shard.partition())) {
        consumer.pause(List.of(shard.partition()));
      }
    }
    return consumer.poll(wait);
  }

  FollowedShard shard(TopicPartition partition) {
    return shards.get(partition);
  }

  /** Where Kafka ends now; nothing while it is away. */
  Map<TopicPartition, Long> ends(Collection<FollowedShard> of) {
    try {
      return consumer.endOffsets(of.stream().map(FollowedShard::partition).toList(), TIMEOUT);
    } catch (TimeoutException e) {
      return Map.of();
    }
  }

  /**
   * How many partitions each ledger's topic has, 0 without a topic; nothing while Kafka is away.
   */
  Map<LedgerName, Integer> partitions() {
    try {
      Map<LedgerName, Integer> counts = new EnumMap<>(LedgerName.class);
      for (LedgerName ledger : LedgerName.values()) {
        List<PartitionInfo> found = consumer.partitionsFor(ledger.topic(), METADATA_TIMEOUT);
        counts.put(ledger, found == null ? 0 : found.size());
      }
      return counts;
    } catch (TimeoutException e) {
      return Map.of();
    }
  }

  /** Makes a call that waits come back. May be called by any thread. */
  void wakeup() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(TIMEOUT));
  }
}
