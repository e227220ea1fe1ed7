package org.outcomeledger.impact.follower;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
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

  private final Consumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, FollowedShard> shards = new ConcurrentHashMap<>();

  KafkaSource(Map<String, Object> settings) {
    this.consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** Takes a share of the shards, divided among the replicas of a consumer group if one is set. */
  void join(Map<String, Object> settings, int shardsOfEach) {
    if (settings.containsKey(ConsumerConfig.GROUP_ID_CONFIG)) {
      consumer.subscribe(Arrays.stream(LedgerName.values()).map(LedgerName::topic).toList(), this);
    } else {
      List<TopicPartition> all =
          Arrays.stream(LedgerName.values())
              .flatMap(
                  ledger ->
                      IntStream.range(0, shardsOfEach)
                          .mapToObj(shard -> new TopicPartition(ledger.topic(), shard)))
              .toList();
      consumer.assign(all);
      onPartitionsAssigned(all);
    }
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

  /** Makes a call that waits come back. May be called by any thread. */
  void wakeup() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(TIMEOUT));
  }
}
