package org.outcomeledger.impact.follower;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.outcomeledger.format.LedgerEntry;
import org.outcomeledger.format.PublishedInstant;

/**
 * Reads a ledger's entry from a Kafka record: the CloudEvents binary mode. Older records lack the
 * salt.
 */
final class KafkaEntry {

  private KafkaEntry() {}

  /**
   * The entry that a record carries; redacted if it has no value.
   *
   * @throws IllegalArgumentException if the record is none; the message says where it lies
   */
  static LedgerEntry read(ConsumerRecord<byte[], byte[]> kafka) {
    Headers headers = kafka.headers();
    try {
      return new LedgerEntry(
          UUID.fromString(text(headers, "ce_incarnation")),
          Integer.parseInt(text(headers, "ce_shard")),
          Long.parseLong(text(headers, "ce_position")),
          HexFormat.of().parseHex(text(headers, "ce_leaf")),
          HexFormat.of().parseHex(text(headers, "ce_chain")),
          kafka.value() == null ? null : content(headers, kafka.value()));
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "%s-%d at offset %d is not a ledger entry: %s"
              .formatted(kafka.topic(), kafka.partition(), kafka.offset(), e.getMessage()),
          e);
    }
  }

  private static LedgerEntry.Content content(Headers headers, byte[] data) {
    Header time = headers.lastHeader("ce_time");
    Header salt = headers.lastHeader("ce_salt");
    return new LedgerEntry.Content(
        salt == null ? null : HexFormat.of().parseHex(new String(salt.value(), UTF_8)),
        text(headers, "ce_platform"),
        UUID.fromString(text(headers, "ce_subject")),
        text(headers, "ce_type"),
        text(headers, "ce_id"),
        text(headers, "ce_source"),
        time == null ? null : PublishedInstant.parse(new String(time.value(), UTF_8)),
        PublishedInstant.parse(text(headers, "ce_recordedat")),
        data);
  }

  private static String text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    if (header == null) {
      throw new IllegalArgumentException("it lacks the header " + name);
    }
    return new String(header.value(), UTF_8);
  }
}
