package org.outcomeledger.impact.follower;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.outcomeledger.format.LedgerEntry;
import org.outcomeledger.indicators.LedgerName;

/**
 * What Kafka still has of events that a restored ledger has lost and that were not applied here
 * before. Reads from where each shard's follower stood to the end of its topic, as it is when that
 * begins, and gives up where Kafka brings nothing more before it.
 */
final class KafkaRemains {

  private static final Logger LOG = Logger.getLogger(KafkaRemains.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Map<String, Object> settings;

  KafkaRemains(Map<String, Object> connection) {
    this.settings = new HashMap<>(connection);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
  }

  /**
   * Lost events beyond the watermarks; those that were found so far, with a line in the log, where
   * Kafka is or goes away.
   */
  List<LostEvent> lost(
      List<Watermark> applied, Map<LedgerName, List<LedgerIncarnation>> incarnations) {
    Map<TopicPartition, Watermark> reached = new HashMap<>();
    applied.forEach(mark -> reached.put(FollowedShard.partition(mark), mark));
    Set<LostEvent> lost = new LinkedHashSet<>();
    try (Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      readToEnd(
          consumer,
          reached,
          record -> lost(record, reached, incarnations).ifPresent(lost::add),
          PATIENCE);
    } catch (KafkaException e) {
      LOG.warnf("Kafka was not read to its end for lost events: %s", e.getMessage());
    }
    return List.copyOf(lost);
  }

  /**
   * Reads all partitions.
   *
   * @throws TimeoutException when for so long nothing came
   */
  static void readToEnd(
      Consumer<byte[], byte[]> consumer,
      Map<TopicPartition, Watermark> reached,
      java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> each,
      Duration patience) {
    List<TopicPartition> all =
        Arrays.stream(LedgerName.values())
            .flatMap(ledger -> consumer.partitionsFor(ledger.topic()).stream())
            .map(it -> new TopicPartition(it.topic(), it.partition()))
            .toList();
    consumer.assign(all);
    consumer.seekToBeginning(all);
    reached.forEach((partition, mark) -> consumer.seek(partition, mark.kafkaOffset()));
    Map<TopicPartition, Long> ends = consumer.endOffsets(all);
    long left = left(consumer, ends);
    long deadline = System.nanoTime() + patience.toNanos();
    while (left > 0) {
      consumer.poll(POLL).forEach(each);
      long now = left(consumer, ends);
      if (now < left) {
        deadline = System.nanoTime() + patience.toNanos();
      } else if (System.nanoTime() - deadline > 0) {
        throw new TimeoutException(
            "%d records before the ends did not come within %s".formatted(now, patience));
      }
      left = now;
    }
  }

  private static long left(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .mapToLong(it -> Math.max(0, it.getValue() - consumer.position(it.getKey())))
        .sum();
  }

  private static Optional<LostEvent> lost(
      ConsumerRecord<byte[], byte[]> kafka,
      Map<TopicPartition, Watermark> reached,
      Map<LedgerName, List<LedgerIncarnation>> incarnations) {
    LedgerName ledger = LedgerName.ofTopic(kafka.topic()).orElseThrow();
    LedgerEntry entry;
    try {
      entry = KafkaEntry.read(kafka);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    Watermark mark = reached.get(new TopicPartition(kafka.topic(), kafka.partition()));
    long applied = mark == null ? 0 : mark.position();
    long kept =
        LedgerIncarnation.lastKept(incarnations.get(ledger), entry.incarnation(), entry.shard());
    return entry.redacted() || entry.position() <= Math.max(applied, kept)
        ? Optional.empty()
        : Optional.of(event(ledger, entry));
  }

  private static LostEvent event(LedgerName ledger, LedgerEntry entry) {
    LedgerEntry.Content content = entry.content();
    return new LostEvent(
        ledger,
        entry.shard(),
        entry.position(),
        content.type(),
        content.platform(),
        content.id(),
        content.recordedAt());
  }
}
