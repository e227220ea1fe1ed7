package org.outcomeledger.impact.follower;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.outcomeledger.impact.follower.FollowedShard.CatchingUp;
import org.outcomeledger.impact.follower.FollowedShard.Following;
import org.outcomeledger.impact.follower.FollowedShard.Stopped;
import org.outcomeledger.impact.follower.FollowedShard.Unknown;

/**
 * Follows ledgers into one sink: every entry of a shard once, in the order of positions, its chain
 * checked. Kafka brings them; what it does not bring comes from the ledger itself. A shard whose
 * chain breaks, or that has an event that cannot be read, stops and says so, and the others go on.
 * While Kafka, the sink or a ledger is away this tries again and loses nothing.
 *
 * <p>One thread of its own does all of it, in plain sequence, which is why it is longer than usual:
 * what happens in a turn, and what after each failure, can be read from top to bottom. With a
 * consumer group in the settings the shards are divided among its replicas; without, this takes
 * all.
 */
final class Follower implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Follower.class);

  private static final Duration QUIET = Duration.ofMillis(100);
  private static final Duration PAGE_AWAITED = Duration.ofMillis(2);

  private final Sink sink;
  private final Map<String, Object> settings;
  private final int shardsOfEach;
  private final LedgerHeads heads;
  private final Replay replay;
  private final SinkWriter writer;
  private final ShardStarter starter;
  private final RetryBackoff kafkaBackoff;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private volatile KafkaSource kafka;

  Follower(
      Sink sink,
      Map<String, Object> settings,
      int shardsOfEach,
      ReplayPageCache pages,
      LedgerHeads heads) {
    this.sink = sink;
    this.settings = Map.copyOf(settings);
    this.shardsOfEach = shardsOfEach;
    this.heads = heads;
    this.replay = new Replay(pages, sink.name());
    RetryBackoff sinkBackoff = new RetryBackoff("The " + sink.name() + " cannot apply");
    this.starter = new ShardStarter(sink, heads, sinkBackoff);
    this.kafkaBackoff =
        new RetryBackoff("The " + sink.name() + " cannot read everything from Kafka");
    this.writer = new SinkWriter(sink, sinkBackoff);
    this.thread = Thread.ofPlatform().name("follower-" + sink.name()).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  Sink sink() {
    return sink;
  }

  /** How the shards stand that this replica follows. May be called by any thread. */
  List<ShardStatus> status() {
    KafkaSource now = kafka;
    return now == null ? List.of() : now.shards().stream().map(FollowedShard::status).toList();
  }

  /** Whether the thread that does the work is there. */
  boolean alive() {
    return thread.isAlive();
  }

  /** Lets the batch in hand be applied, and ends. */
  @Override
  public void close() {
    closing.countDown();
    KafkaSource now = kafka;
    if (now != null) {
      now.wakeup();
    }
    try {
      thread.join(Duration.ofSeconds(30));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean open() {
    return closing.getCount() > 0;
  }

  private void run() {
    while (open()) {
      try (KafkaSource source = new KafkaSource(settings)) {
        kafka = source;
        source.join(settings, shardsOfEach);
        while (open()) {
          turn(source);
        }
      } catch (WakeupException e) {
        LOG.debugf("%s closes", sink.name());
      } catch (KafkaException e) {
        kafkaBackoff.failed(e);
        pause(kafkaBackoff.untilNextTry());
      }
    }
  }

  private void pause(Duration time) {
    try {
      closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      closing.countDown();
    }
  }

  private void turn(KafkaSource source) {
    starter.start(source);
    boolean brought = catchUp(source);
    boolean catching = source.shards().stream().anyMatch(s -> s.state() instanceof CatchingUp);
    follow(source, source.poll(brought ? Duration.ZERO : catching ? PAGE_AWAITED : QUIET));
    source.shards().forEach(this::compareWithHead);
  }

  /** Applies what the ledgers have replayed; whether that was anything. */
  private boolean catchUp(KafkaSource source) {
    Map<FollowedShard, BatchBuilder> batches = new LinkedHashMap<>();
    for (FollowedShard shard : source.shards()) {
      if (shard.state() instanceof CatchingUp(long upTo)) {
        replay
            .next(shard, upTo)
            .ifPresent(
                entries -> {
                  BatchBuilder batch = beginBatch(shard);
                  long offset = shard.watermark().kafkaOffset();
                  entries.forEach(entry -> batch.take(entry, offset));
                  batches.put(shard, batch);
                });
      }
    }
    write(source, batches);
    return !batches.isEmpty();
  }

  private void follow(KafkaSource source, ConsumerRecords<byte[], byte[]> records) {
    Map<FollowedShard, BatchBuilder> batches = new LinkedHashMap<>();
    for (TopicPartition partition : records.partitions()) {
      FollowedShard shard = source.shard(partition);
      if (shard != null && shard.state() instanceof Following) {
        shard.arrived();
        BatchBuilder batch = beginBatch(shard);
        records.records(partition).forEach(record -> take(shard, batch, record));
        batches.put(shard, batch);
      }
    }
    write(source, batches);
    if (batches.values().stream().anyMatch(BatchBuilder::advanced)) {
      kafkaBackoff.succeeded();
    }
  }

  private BatchBuilder beginBatch(FollowedShard shard) {
    return new BatchBuilder(
        shard.watermark(), heads.latest(shard.ledger(), shard.shard()).map(ShardHead::incarnation));
  }

  /**
   * What is no entry at all is passed over: if one is missing for it, the next position says so.
   */
  private static void take(
      FollowedShard shard, BatchBuilder batch, ConsumerRecord<byte[], byte[]> kafka) {
    try {
      batch.takeFromKafka(
          ParsedEntry.of(shard.ledger(), KafkaEntry.read(kafka)), kafka.offset() + 1);
    } catch (IllegalArgumentException e) {
      LOG.errorf("Skipped a record of the topic: %s", e.getMessage());
    }
  }

  private void write(KafkaSource source, Map<FollowedShard, BatchBuilder> batches) {
    writer.write(batches, source.shards());
    batches.forEach((shard, batch) -> goOn(shard, batch.end()));
  }

  private void goOn(FollowedShard shard, Optional<BatchEnd> end) {
    switch (shard.state()) {
      case CatchingUp catching -> {
        if (end.isPresent()) {
          shard.stop(end.get().reason());
        } else if (shard.watermark().position() >= catching.upTo()) {
          shard.become(new Following());
        }
      }
      case Following following -> end.ifPresent(why -> act(shard, why));
      case Unknown unknown -> {}
      case Stopped stopped -> {}
    }
    if (!(shard.state() instanceof CatchingUp)) {
      replay.leave(shard);
    }
  }

  private static void act(FollowedShard shard, BatchEnd why) {
    switch (why) {
      case BatchEnd.Missing missing -> shard.become(new CatchingUp(missing.upTo()));
      case BatchEnd.Broken broken -> shard.stop(broken.reason());
    }
  }

  private void compareWithHead(FollowedShard shard) {
    if (shard.state() instanceof Following) {
      Optional<BatchEnd> verdict =
          heads.latest(shard.ledger(), shard.shard()).flatMap(shard::judge);
      verdict
          .filter(why -> why instanceof BatchEnd.Missing)
          .ifPresent(missing -> kafkaBackoff.failed(missing.reason()));
      verdict.ifPresent(why -> act(shard, why));
    }
  }
}
