package org.outcomeledger.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What a relay has written to its topic, as a plain reader finds it: positions by shard. */
final class RelayedTopic {

  private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);

  private RelayedTopic() {}

  /** Reads from the beginning until the condition holds for what was read. */
  static Map<Integer, List<Long>> read(
      Map<String, Object> kafka, String topic, Predicate<Map<Integer, List<Long>>> until) {
    var settings = new HashMap<>(kafka);
    settings.put("auto.offset.reset", "earliest");
    var read = new TreeMap<Integer, List<Long>>();
    long end = System.nanoTime() + LONG_ENOUGH.toNanos();
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(
          IntStream.range(0, WordLedger.SHARDS)
              .mapToObj(shard -> new TopicPartition(topic, shard))
              .toList());
      while (!until.test(read)) {
        assertThat(System.nanoTime()).as("in time, with %s", read).isLessThan(end);
        for (var sent : consumer.poll(Duration.ofMillis(200))) {
          read.computeIfAbsent(sent.partition(), shard -> new ArrayList<>()).add(position(sent));
        }
      }
    }
    return read;
  }

  private static long position(ConsumerRecord<byte[], byte[]> sent) {
    return Long.parseLong(new String(sent.headers().lastHeader("ce_position").value(), UTF_8));
  }

  /** How many different positions there are. */
  static long count(Map<Integer, List<Long>> read) {
    return read.values().stream().mapToLong(its -> its.stream().distinct().count()).sum();
  }

  /** A reader who skips what it has never meets a gap: repeats may come, nothing is overtaken. */
  static void mustNotOvertake(Map<Integer, List<Long>> read) {
    read.forEach((shard, positions) -> mustNotOvertake(shard, positions));
  }

  private static void mustNotOvertake(int shard, Collection<Long> positions) {
    long highest = 0;
    for (long position : positions) {
      assertThat(position)
          .as("after %d in shard %d of %s", highest, shard, positions)
          .isLessThanOrEqualTo(highest + 1);
      highest = Math.max(highest, position);
    }
  }
}
