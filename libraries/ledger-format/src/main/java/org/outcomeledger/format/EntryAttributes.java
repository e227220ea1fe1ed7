package org.outcomeledger.format;

import java.util.HexFormat;
import java.util.UUID;

/**
 * An entry line's attributes beside its data. Fields, because a map would cost every replayed
 * entry.
 */
final class EntryAttributes {

  private static final HexFormat HEX = HexFormat.of();

  private String incarnation;
  private String shard;
  private String position;
  private String leaf;
  private String chain;
  private String salt;
  private String platform;
  private String subject;
  private String type;
  private String id;
  private String source;
  private String time;
  private String recordedAt;

  /** Keeps an attribute of an entry, and passes over any other. */
  void put(String name, String value) {
    switch (name) {
      case "incarnation" -> incarnation = value;
      case "shard" -> shard = value;
      case "position" -> position = value;
      case "leaf" -> leaf = value;
      case "chain" -> chain = value;
      case "salt" -> salt = value;
      case "platform" -> platform = value;
      case "subject" -> subject = value;
      case "type" -> type = value;
      case "id" -> id = value;
      case "source" -> source = value;
      case "time" -> time = value;
      case "recordedat" -> recordedAt = value;
      default -> {}
    }
  }

  /**
   * The entry that these are of.
   *
   * @param data null where it has been redacted
   */
  LedgerEntry entry(byte[] data) {
    return new LedgerEntry(
        UUID.fromString(required("incarnation", incarnation)),
        Integer.parseInt(required("shard", shard)),
        Long.parseLong(required("position", position)),
        HEX.parseHex(required("leaf", leaf)),
        HEX.parseHex(required("chain", chain)),
        data == null ? null : content(data));
  }

  private LedgerEntry.Content content(byte[] data) {
    return new LedgerEntry.Content(
        HEX.parseHex(required("salt", salt)),
        required("platform", platform),
        UUID.fromString(required("subject", subject)),
        required("type", type),
        required("id", id),
        required("source", source),
        time == null ? null : PublishedInstant.parse(time),
        PublishedInstant.parse(required("recordedat", recordedAt)),
        data);
  }

  private static String required(String name, String value) {
    if (value == null) {
      throw new IllegalArgumentException("A ledger line needs the attribute " + name);
    }
    return value;
  }
}
