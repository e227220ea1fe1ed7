package org.outcomeledger.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.outcomeledger.format.LedgerEntry;

/**
 * An entry as a Kafka record: a CloudEvent in binary mode, the ledger's attributes among its
 * headers. A redacted entry has neither key nor value, only its place in the chain.
 */
final class EventRecord {

  private final String topic;
  private final String schemaBase;

  /**
   * Records for a topic.
   *
   * @param schemaBase where the schemas are: type names follow it
   */
  EventRecord(String topic, String schemaBase) {
    this.topic = topic;
    this.schemaBase = schemaBase;
  }

  ProducerRecord<byte[], byte[]> of(StoredEvent stored) {
    LedgerEntry entry = stored.entry();
    LedgerEntry.Content content = entry.content();
    var event =
        new ProducerRecord<>(
            topic,
            entry.shard(),
            content == null ? null : content.learnerId().toString().getBytes(UTF_8),
            content == null ? null : content.data());
    addPlace(event.headers(), entry);
    if (content != null) {
      addContent(event.headers(), content);
      add(event.headers(), "traceparent", stored.traceparent());
    }
    return event;
  }

  private static void addPlace(Headers headers, LedgerEntry entry) {
    add(headers, "ce_shard", entry.shard());
    add(headers, "ce_position", entry.position());
    add(headers, "ce_incarnation", entry.incarnation());
    add(headers, "ce_leaf", HexFormat.of().formatHex(entry.leaf()));
    add(headers, "ce_chain", HexFormat.of().formatHex(entry.chain()));
  }

  private void addContent(Headers headers, LedgerEntry.Content content) {
    add(headers, "ce_salt", HexFormat.of().formatHex(content.salt()));
    add(headers, "ce_specversion", "1.0");
    add(headers, "ce_id", content.id());
    add(headers, "ce_source", content.source());
    add(headers, "ce_type", content.type());
    add(headers, "ce_time", content.time());
    add(headers, "ce_subject", content.learnerId());
    add(headers, "ce_dataschema", dataSchema(content.type()));
    add(headers, "ce_platform", content.platform());
    add(headers, "ce_recordedat", content.recordedAt());
    add(headers, "content-type", "application/json");
  }

  private String dataSchema(String type) {
    return schemaBase + type.substring(type.indexOf('.', type.indexOf('.') + 1) + 1) + ".json";
  }

  private static void add(Headers headers, String name, Object value) {
    if (value != null) {
      headers.add(name, value.toString().getBytes(UTF_8));
    }
  }
}
