package org.outcomeledger.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A head's statement as JSON: the bytes that are signed. */
final class HeadJson {

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final HexFormat HEX = HexFormat.of();

  private HeadJson() {}

  static byte[] write(HeadStatement head) {
    var bytes = new ByteArrayOutputStream(1024);
    try (var json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("ledger", head.ledger());
      json.writeStringField("incarnation", head.incarnation().toString());
      json.writeNumberField("sequence", head.sequence());
      json.writeStringField("at", head.at().toString());
      json.writeArrayFieldStart("shards");
      for (int shard = 0; shard < head.shards().size(); shard++) {
        json.writeStartObject();
        json.writeNumberField("shard", shard);
        json.writeNumberField("position", head.shards().get(shard).position());
        json.writeStringField("chain", HEX.formatHex(head.shards().get(shard).chain()));
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeStringField("previous", HEX.formatHex(head.previous()));
      json.writeStringField("key", head.key());
      if (head.next().isPresent()) {
        json.writeStringField("next", head.next().get().x());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static HeadStatement read(byte[] signed) {
    try (var json = JSON.createParser(signed)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("A signed head is a JSON object");
      }
      List<ChainPosition> shards = new ArrayList<>();
      Map<String, String> members = members(json, shards);
      if (json.nextToken() != null) {
        throw new IllegalArgumentException("A signed head is one JSON object");
      }
      return statement(members, shards);
    } catch (IOException | DateTimeException e) {
      throw new IllegalArgumentException("Not a signed head: " + e.getMessage(), e);
    }
  }

  private static Map<String, String> members(JsonParser json, List<ChainPosition> shards)
      throws IOException {
    var members = new HashMap<String, String>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      if (json.nextToken() == JsonToken.START_ARRAY) {
        while (json.nextToken() == JsonToken.START_OBJECT) {
          shards.add(shard(members(json, new ArrayList<>()), shards.size()));
        }
      } else {
        members.put(name, json.getText());
      }
    }
    return members;
  }

  private static ChainPosition shard(Map<String, String> members, int expected) {
    if (Integer.parseInt(required(members, "shard")) != expected) {
      throw new IllegalArgumentException("Shards stand in order, from 0");
    }
    return new ChainPosition(
        Long.parseLong(required(members, "position")), HEX.parseHex(required(members, "chain")));
  }

  private static HeadStatement statement(Map<String, String> members, List<ChainPosition> shards) {
    return new HeadStatement(
        required(members, "ledger"),
        UUID.fromString(required(members, "incarnation")),
        Long.parseLong(required(members, "sequence")),
        Instant.parse(required(members, "at")),
        shards,
        HEX.parseHex(required(members, "previous")),
        required(members, "key"),
        Optional.ofNullable(members.get("next")).map(HeadKey::new));
  }

  private static String required(Map<String, String> members, String name) {
    String value = members.get(name);
    if (value == null) {
      throw new IllegalArgumentException("A signed head needs the member " + name);
    }
    return value;
  }
}
