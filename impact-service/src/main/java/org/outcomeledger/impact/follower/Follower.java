package org.outcomeledger.impact.follower;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.outcomeledger.impact.follower.FollowedShard.CatchingUp;
import org.outcomeledger.impact.follower.FollowedShard.Following;
import org.outcomeledger.impact.follower.FollowedShard.Rereading;
import org.outcomeledger.impact.follower.FollowedShard.Stopped;
import org.outcomeledger.impact.follower.FollowedShard.Unknown;
import org.outcomeledger.indicators.LedgerName;

/**
 * Follows ledgers into one sink: every entry of a shard once, in the order of positions, its chain
 * and leaf checked. Kafka brings them; what it does not bring comes from the ledger itself. A shard
 * whose chain breaks, or that has an event that cannot be read, stops and says so, and the others
 * go on. While Kafka, the sink or a ledger is away this tries again and loses nothing.
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
  private static final Duration CHECK_PERIOD = Duration.ofSeconds(5);

  /**
   * What all followers of a replica ask.
   *
   * @param shards how many shards a ledger has; empty while that is not known
   * @param known whether this code knows a ledger's events of a type
   * @param spans told what was applied
   */
  record Ledgers(
      LedgerClient client,
      LedgerHeads heads,
      ReplayPageCache pages,
      Function<LedgerName, OptionalInt> shards,
      BiPredicate<LedgerName, String> known,
      AppliedSpans spans) {}

  private final Sink sink;
  private final Map<String, Object> settings;
  private final Ledgers ledgers;
  private final LedgerHeads heads;
  private final Replay replay;
  private final Reread reread;
  private final SinkWriter writer;
  private final FollowerTally tally = new FollowerTally();
  private final ShardStarter starter;
  private final RetryBackoff kafkaBackoff;
  private final Pacer checks = new Pacer(CHECK_PERIOD);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private volatile KafkaSource kafka;
  private volatile Map<LedgerName, Integer> partitions = Map.of();

  Follower(Sink sink, Map<String, Object> settings, Ledgers ledgers) {
    this.sink = sink;
    this.settings = Map.copyOf(settings);
    this.ledgers = ledgers;
    this.heads = ledgers.heads();
    this.replay = new Replay(ledgers.pages(), sink.name());
    this.reread = new Reread(ledgers.client(), sink.name());
    RetryBackoff sinkBackoff = new RetryBackoff("The " + sink.name() + " cannot apply");
    this.starter = new ShardStarter(sink, heads, ledgers.known(), sinkBackoff);
    this.kafkaBackoff =
        new RetryBackoff("The " + sink.name() + " cannot read everything from Kafka");
    this.writer = new SinkWriter(sink, sinkBackoff, tally);
    this.thread = Thread.ofPlatform().name("follower-" + sink.name()).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  Sink sink() {
    return sink;
  }

  FollowerTally tally() {
    return tally;
  }

  /** How the shards stand that this replica follows. May be called by any thread. */
  List<ShardStatus> status() {
    KafkaSource now = kafka;
    return now == null ? List.of() : now.shards().stream().map(FollowedShard::status).toList();
  }

  /**
   * How many partitions each ledger's topic has, 0 without a topic; nothing before Kafka has said
   * so. May be called by any thread.
   */
  Map<LedgerName, Integer> partitions() {
    return partitions;
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
        if (sink.shared()) {
          source.subscribe();
        }
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
    takeShards(source);
    starter.start(source);
    boolean caughtUp = catchUp(source);
    boolean reread = rereadWaiting(source);
    Duration wait = caughtUp || reread ? Duration.ZERO : fetches(source) ? PAGE_AWAITED : QUIET;
    if (source.joined()) {
      follow(source, source.poll(wait));
      source.shards().forEach(this::compareWithHead);
      source.shards().forEach(this::checkErasures);
    } else {
      pause(wait);
    }
    if (checks.due()) {
      partitions = partitionsOf(source);
      starter.findLosses(source);
    }
  }

  /** A sink of this replica's own follows every shard, once it is known how many there are. */
  private void takeShards(KafkaSource source) {
    if (!sink.shared()) {
      for (LedgerName ledger : LedgerName.values()) {
        ledgers.shards().apply(ledger).ifPresent(number -> source.take(ledger, number));
      }
    }
  }

  private Map<LedgerName, Integer> partitionsOf(KafkaSource source) {
    Map<LedgerName, Integer> now = source.partitions();
    return now.isEmpty() ? partitions : now;
  }

  private static boolean fetches(KafkaSource source) {
    return source.shards().stream()
        .anyMatch(it -> it.state() instanceof CatchingUp || it.state() instanceof Rereading);
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

  /** Applies what waited for code that knows it; whether that was anything. */
  private boolean rereadWaiting(KafkaSource source) {
    Map<FollowedShard, BatchBuilder> batches = new LinkedHashMap<>();
    for (FollowedShard shard : source.shards()) {
      if (shard.state() instanceof Rereading(long first)) {
        reread
            .from(first, shard)
            .ifPresent(
                entries -> {
                  BatchBuilder batch = beginBatch(shard);
                  batch.retake(first, entries);
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
    Map<FollowedShard, Long> before =
        batches.keySet().stream()
            .collect(Collectors.toMap(Function.identity(), it -> it.watermark().position()));
    write(source, batches);
    if (batches.values().stream().anyMatch(BatchBuilder::advanced)) {
      kafkaBackoff.succeeded();
    }
    before.forEach(
        (shard, position) ->
            ledgers
                .spans()
                .applied(sink.name(), shard, position, records.records(shard.partition())));
  }

  private BatchBuilder beginBatch(FollowedShard shard) {
    return new BatchBuilder(
        shard.watermark(), heads.latest(shard.ledger(), shard.shard()).map(ShardHead::incarnation));
  }

  /**
   * What is no entry at all is passed over: if one is missing for it, the next position says so.
   */
  private void take(FollowedShard shard, BatchBuilder batch, ConsumerRecord<byte[], byte[]> kafka) {
    try {
      batch.takeFromKafka(
          ParsedEntry.of(shard.ledger(), KafkaEntry.read(kafka), ledgers.known()),
          kafka.offset() + 1);
    } catch (IllegalArgumentException e) {
      LOG.errorf("Skipped a record of the topic: %s", e.getMessage());
    }
  }

  private void write(KafkaSource source, Map<FollowedShard, BatchBuilder> batches) {
    batches.entrySet().removeIf(it -> stopsAt(it.getKey(), it.getValue().to()));
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
      case Rereading rereading -> {
        end.ifPresentOrElse(why -> shard.stop(why.reason()), () -> shard.become(new Unknown()));
      }
      case Unknown unknown -> {}
      case Stopped stopped -> {}
    }
    if (!(shard.state() instanceof CatchingUp)) {
      replay.leave(shard);
    }
  }

  private void act(FollowedShard shard, BatchEnd why) {
    switch (why) {
      case BatchEnd.Missing missing -> {
        tally.hole(shard.ledger());
        shard.become(new CatchingUp(missing.upTo()));
      }
      case BatchEnd.Broken broken -> shard.stop(broken.reason());
    }
  }

  private void checkErasures(FollowedShard shard) {
    if (!(shard.state() instanceof Stopped)) {
      stopsAt(shard, shard.watermark());
    }
  }

  /** Whether a shard cannot be trusted once it is so far: then it stops, and goes no further. */
  private boolean stopsAt(FollowedShard shard, Watermark reached) {
    Optional<String> why = shard.unlisted(reached, heads.latest(shard.ledger(), shard.shard()));
    why.ifPresent(shard::stop);
    return why.isPresent();
  }

  private void compareWithHead(FollowedShard shard) {
    Optional<ShardHead> head = heads.latest(shard.ledger(), shard.shard());
    switch (shard.state()) {
      case Following following -> compareWithHead(shard, head.flatMap(shard::judge));
      case CatchingUp catching ->
          head.flatMap(it -> shard.unreachable(it).or(() -> shard.judge(it)))
              .filter(why -> why instanceof BatchEnd.Broken)
              .ifPresent(broken -> shard.stop(broken.reason()));
      case Rereading rereading -> {}
      case Unknown unknown -> {}
      case Stopped stopped -> {}
    }
  }

  private void compareWithHead(FollowedShard shard, Optional<BatchEnd> verdict) {
    verdict
        .filter(why -> why instanceof BatchEnd.Missing)
        .ifPresent(missing -> kafkaBackoff.failed(missing.reason()));
    verdict.ifPresent(why -> act(shard, why));
  }
}
