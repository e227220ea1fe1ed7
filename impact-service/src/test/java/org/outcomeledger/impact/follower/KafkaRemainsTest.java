package org.outcomeledger.impact.follower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.outcomeledger.indicators.LedgerName;

/** What is read of Kafka where it brings less than it says that it has. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KafkaRemainsTest {

  private final MockConsumer<byte[], byte[]> kafka = new MockConsumer<>("earliest");
  private final List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();

  KafkaRemainsTest() {
    for (LedgerName ledger : LedgerName.values()) {
      var place = new TopicPartition(ledger.topic(), 0);
      kafka.updatePartitions(
          place.topic(), List.of(new PartitionInfo(place.topic(), 0, null, null, null)));
      kafka.updateBeginningOffsets(Map.of(place, 0L));
      kafka.updateEndOffsets(Map.of(place, 2L));
      kafka.schedulePollTask(() -> add(place, 0));
    }
  }

  private void add(TopicPartition place, long offset) {
    kafka.addRecord(
        new ConsumerRecord<>(place.topic(), place.partition(), offset, null, new byte[0]));
  }

  private void readToEnd() {
    KafkaRemains.readToEnd(kafka, Map.of(), read::add, Duration.ZERO);
  }

  @Test
  void everythingUpToTheEndIsRead() {
    for (LedgerName ledger : LedgerName.values()) {
      kafka.schedulePollTask(() -> add(new TopicPartition(ledger.topic(), 0), 1));
    }
    readToEnd();
    assertThat(read).hasSize(4);
  }

  @Test
  void whatDoesNotComeIsNotAwaitedForEver() {
    assertThatExceptionOfType(TimeoutException.class)
        .isThrownBy(this::readToEnd)
        .withMessageContaining("2 records before the ends did not come");
    assertThat(read).hasSize(2);
  }
}
