package org.outcomeledger.ledger;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.outcomeledger.format.SignedHead;

/** The heads that the topic has already: a database that was restored has forgotten the last. */
@Singleton
final class PublishedHeads {

  private final WholeTopic topic;
  private final HeadKeys keys;

  PublishedHeads(@Identifier("default-kafka-broker") Map<String, Object> kafka, HeadKeys keys) {
    this.topic = new WholeTopic(kafka);
    this.keys = keys;
  }

  /**
   * The one of this ledger with the highest number that one of this service's keys signed, for
   * anybody may have written to the topic. Blocks.
   *
   * @throws org.apache.kafka.common.KafkaException while Kafka does not answer, or no longer
   */
  Optional<SignedHead> last(String ledger) {
    var last = new Last(ledger);
    topic.read(HeadsTopic.TOPIC.name(), last);
    return last.head;
  }

  Optional<SignedHead> last(
      org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer,
      List<TopicPartition> partitions,
      String ledger) {
    var last = new Last(ledger);
    WholeTopic.read(consumer, partitions, last);
    return last.head;
  }

  private final class Last implements Consumer<ConsumerRecord<byte[], byte[]>> {

    private final String ledger;
    private Optional<SignedHead> head = Optional.empty();

    Last(String ledger) {
      this.ledger = ledger;
    }

    @Override
    public void accept(ConsumerRecord<byte[], byte[]> line) {
      head = higher(head, read(line).filter(it -> isOurs(it, ledger)));
    }
  }

  private static Optional<SignedHead> higher(Optional<SignedHead> one, Optional<SignedHead> other) {
    return Stream.of(one, other)
        .flatMap(Optional::stream)
        .max(Comparator.comparingLong(it -> it.statement().sequence()));
  }

  private boolean isOurs(SignedHead head, String ledger) {
    return head.statement().ledger().equals(ledger)
        && keys.open().stream().anyMatch(head::signedBy);
  }

  private static Optional<SignedHead> read(ConsumerRecord<byte[], byte[]> line) {
    try {
      return Optional.ofNullable(line.value()).map(SignedHead::read);
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // whoever watches the topic finds it
    }
  }
}
