package org.outcomeledger.ledger;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.outcomeledger.format.SignedHead;

/** The heads that the topic has already: a database that was restored has forgotten the last. */
@Singleton
final class PublishedHeads {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int MOST_SILENT_POLLS = (int) TIMEOUT.dividedBy(POLL);

  private final Map<String, Object> settings;
  private final HeadKeys keys;

  PublishedHeads(@Identifier("default-kafka-broker") Map<String, Object> kafka, HeadKeys keys) {
    this.settings = new HashMap<>(kafka);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
    this.keys = keys;
  }

  /**
   * The one of this ledger with the highest number that one of this service's keys signed, for
   * anybody may have written to the topic. Blocks.
   *
   * @throws KafkaException while Kafka does not answer, or no longer
   */
  Optional<SignedHead> last(String ledger) {
    try (Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> topic =
          consumer.partitionsFor(HeadsTopic.TOPIC.name()).stream()
              .map(it -> new TopicPartition(it.topic(), it.partition()))
              .toList();
      return topic.isEmpty() ? Optional.empty() : last(consumer, topic, ledger);
    }
  }

  Optional<SignedHead> last(
      Consumer<byte[], byte[]> consumer, List<TopicPartition> topic, String ledger) {
    consumer.assign(topic);
    consumer.seekToBeginning(topic);
    Map<TopicPartition, Long> ends = consumer.endOffsets(topic);
    Optional<SignedHead> last = Optional.empty();
    int silent = 0;
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      ConsumerRecords<byte[], byte[]> lines = consumer.poll(POLL);
      silent = lines.isEmpty() ? silent + 1 : 0;
      if (silent == MOST_SILENT_POLLS) {
        throw new TimeoutException("The rest of ledger-heads did not come within " + TIMEOUT);
      }
      for (ConsumerRecord<byte[], byte[]> line : lines) {
        Optional<SignedHead> head = read(line).filter(it -> isOurs(it, ledger));
        last = head.filter(behind(last)).isPresent() ? head : last;
      }
    }
    return last;
  }

  private boolean isOurs(SignedHead head, String ledger) {
    return head.statement().ledger().equals(ledger)
        && keys.open().stream().anyMatch(head::signedBy);
  }

  private static Predicate<SignedHead> behind(Optional<SignedHead> last) {
    long highest = last.map(it -> it.statement().sequence()).orElse(0L);
    return head -> head.statement().sequence() > highest;
  }

  private static Optional<SignedHead> read(ConsumerRecord<byte[], byte[]> line) {
    try {
      return Optional.ofNullable(line.value()).map(SignedHead::read);
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // whoever watches the topic finds it
    }
  }
}
