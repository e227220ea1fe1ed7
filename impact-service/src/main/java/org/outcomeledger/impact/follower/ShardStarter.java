package org.outcomeledger.impact.follower;

import static java.util.function.Function.identity;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.outcomeledger.impact.follower.FollowedShard.CatchingUp;
import org.outcomeledger.impact.follower.FollowedShard.Following;
import org.outcomeledger.impact.follower.FollowedShard.Unknown;
import org.outcomeledger.indicators.LedgerName;

/**
 * Reads from the sink how far it is, and decides for each shard whether it starts with replay or
 * with Kafka.
 */
final class ShardStarter {

  /** Further behind than this, replay is quicker than Kafka. */
  private static final long FAR_BEHIND = 10_000;

  private final Sink sink;
  private final LedgerHeads heads;
  private final RetryBackoff sinkBackoff;
  private final RetryBackoff watermarksBackoff;

  /**
   * A starter for one sink.
   *
   * @param sinkBackoff while it waits after a failed write, watermarks are not read either
   */
  ShardStarter(Sink sink, LedgerHeads heads, RetryBackoff sinkBackoff) {
    this.sink = sink;
    this.heads = heads;
    this.sinkBackoff = sinkBackoff;
    this.watermarksBackoff = new RetryBackoff("The " + sink.name() + " cannot read how far it is");
  }

  /** Starts the shards of which it is not known how far the sink is. */
  void start(KafkaSource source) {
    List<FollowedShard> unknown =
        source.shards().stream().filter(shard -> shard.state() instanceof Unknown).toList();
    if (unknown.isEmpty() || !watermarksBackoff.mayTry() || !sinkBackoff.mayTry()) {
      return;
    }
    try {
      begin(source, unknown, sink.watermarks());
      watermarksBackoff.succeeded();
    } catch (WakeupException e) {
      throw e;
    } catch (RuntimeException e) {
      watermarksBackoff.failed(e);
    }
  }

  /**
   * Kafka's ends are asked for before the heads: what is relayed after that comes from Kafka, and
   * everything before it is under the heads.
   */
  private void begin(KafkaSource source, List<FollowedShard> unknown, List<Watermark> reached) {
    Map<TopicPartition, Watermark> watermarks =
        reached.stream()
            .collect(Collectors.toMap(mark -> FollowedShard.partition(mark), identity()));
    Map<TopicPartition, Long> ends = source.ends(unknown);
    Map<LedgerName, Map<Integer, ShardHead>> now = new EnumMap<>(LedgerName.class);
    for (FollowedShard shard : unknown) {
      Watermark watermark =
          watermarks.getOrDefault(
              shard.partition(), Watermark.start(shard.ledger(), shard.shard()));
      ShardHead head = now.computeIfAbsent(shard.ledger(), heads::now).get(shard.shard());
      begin(shard, watermark, Optional.ofNullable(head), ends.get(shard.partition()));
    }
  }

  private static void begin(
      FollowedShard shard, Watermark watermark, Optional<ShardHead> head, Long kafkaEnd) {
    long missing = head.map(ShardHead::position).orElse(0L) - watermark.position();
    boolean fromNothing = head.isPresent() && watermark.position() == 0;
    boolean replayed = fromNothing || missing > FAR_BEHIND;
    shard.moveTo(replayed && kafkaEnd != null ? watermark.withKafkaOffset(kafkaEnd) : watermark);
    head.ifPresent(known -> shard.startAt(known.position()));
    if (head.isEmpty() && watermark.position() > 0) {
      shard.startAt(watermark.position());
    }
    shard.become(replayed && missing > 0 ? new CatchingUp(head.get().position()) : new Following());
  }
}
