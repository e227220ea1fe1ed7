package org.outcomeledger.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

/**
 * An entry as one line of newline-delimited JSON: a CloudEvent in structured mode with the ledger's
 * attributes beside it. This is the form in which ledgers are replayed and audited.
 *
 * <p>{@code data} stands verbatim: the bytes between its colon and the closing brace of the line
 * are those that the leaf was computed from. A redacted entry has the ledger's attributes alone.
 */
public final class EntryLine {

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final HexFormat HEX = HexFormat.of();

  private EntryLine() {}

  /** The line, with its line feed. */
  public static byte[] write(LedgerEntry entry) {
    var bytes = new ByteArrayOutputStream(1024);
    try (var json = JSON.createGenerator(bytes)) {
      json.setRootValueSeparator(new SerializedString(""));
      json.writeStartObject();
      writeAttributes(json, entry);
      if (!entry.redacted()) {
        writeContent(json, entry.content());
      }
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void writeAttributes(JsonGenerator json, LedgerEntry entry) throws IOException {
    json.writeStringField("incarnation", entry.incarnation().toString());
    json.writeNumberField("shard", entry.shard());
    json.writeNumberField("position", entry.position());
    json.writeStringField("leaf", HEX.formatHex(entry.leaf()));
    json.writeStringField("chain", HEX.formatHex(entry.chain()));
  }

  private static void writeContent(JsonGenerator json, LedgerEntry.Content content)
      throws IOException {
    json.writeStringField("salt", HEX.formatHex(content.salt()));
    json.writeStringField("specversion", "1.0");
    json.writeStringField("id", content.id());
    json.writeStringField("source", content.source());
    json.writeStringField("type", content.type());
    json.writeStringField("subject", content.learnerId().toString());
    if (content.time() != null) {
      json.writeStringField("time", content.time().toString());
    }
    json.writeStringField("platform", content.platform());
    json.writeStringField("recordedat", content.recordedAt().toString());
    json.writeStringField("datacontenttype", "application/json");
    json.writeFieldName("data");
    json.writeRawValue(new String(content.data(), StandardCharsets.UTF_8));
  }

  /**
   * The entry that a line says, its line feed optional.
   *
   * @throws IllegalArgumentException if the line is not such an entry; the message says why
   */
  public static LedgerEntry read(byte[] line) {
    var attributes = new HashMap<String, String>();
    byte[] data = null;
    try (var json = JSON.createParser(line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("A ledger line is a JSON object");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        if (name.equals("data")) {
          data = verbatim(json, line);
        } else {
          attributes.put(name, json.getText());
        }
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("Not a line of a ledger: " + e.getMessage(), e);
    }
    return entry(attributes, data);
  }

  private static byte[] verbatim(JsonParser json, byte[] line) throws IOException {
    int from = (int) json.currentTokenLocation().getByteOffset();
    json.skipChildren();
    return Arrays.copyOfRange(line, from, (int) json.currentLocation().getByteOffset());
  }

  private static LedgerEntry entry(Map<String, String> attributes, byte[] data) {
    return new LedgerEntry(
        UUID.fromString(required(attributes, "incarnation")),
        Integer.parseInt(required(attributes, "shard")),
        Long.parseLong(required(attributes, "position")),
        HEX.parseHex(required(attributes, "leaf")),
        HEX.parseHex(required(attributes, "chain")),
        data == null ? null : content(attributes, data));
  }

  private static LedgerEntry.Content content(Map<String, String> attributes, byte[] data) {
    String time = attributes.get("time");
    return new LedgerEntry.Content(
        HEX.parseHex(required(attributes, "salt")),
        required(attributes, "platform"),
        UUID.fromString(required(attributes, "subject")),
        required(attributes, "type"),
        required(attributes, "id"),
        required(attributes, "source"),
        time == null ? null : Instant.parse(time),
        Instant.parse(required(attributes, "recordedat")),
        data);
  }

  private static String required(Map<String, String> attributes, String name) {
    String value = attributes.get(name);
    if (value == null) {
      throw new IllegalArgumentException("A ledger line needs the attribute " + name);
    }
    return value;
  }
}
