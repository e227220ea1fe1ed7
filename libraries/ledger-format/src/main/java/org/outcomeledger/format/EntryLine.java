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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

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
    List<LedgerEntry> entries = readAll(line);
    if (entries.size() != 1) {
      throw new IllegalArgumentException("A ledger line is one JSON object");
    }
    return entries.getFirst();
  }

  /**
   * The entries that lines say, in their order, the last one's line feed optional.
   *
   * @throws IllegalArgumentException if one is not such an entry; the message says why
   */
  public static List<LedgerEntry> readAll(byte[] lines) {
    var entries = new ArrayList<LedgerEntry>();
    readEach(lines, entries::add);
    return entries;
  }

  /**
   * Gives the entries that lines say, in their order, the last one's line feed optional.
   *
   * @throws IllegalArgumentException at the first that is not such an entry, after those before it
   *     were given; the message says why
   */
  public static void readEach(byte[] lines, Consumer<LedgerEntry> visitor) {
    try (var json = JSON.createParser(lines)) {
      while (json.nextToken() != null) {
        visitor.accept(entry(json, lines));
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("Not a line of a ledger: " + e.getMessage(), e);
    }
  }

  private static LedgerEntry entry(JsonParser json, byte[] lines) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw new IllegalArgumentException("A ledger line is a JSON object");
    }
    var attributes = new EntryAttributes();
    byte[] data = null;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      if (name.equals("data")) {
        data = verbatim(json, lines);
      } else {
        attributes.put(name, json.getText());
      }
    }
    return attributes.entry(data);
  }

  private static byte[] verbatim(JsonParser json, byte[] lines) throws IOException {
    int from = (int) json.currentTokenLocation().getByteOffset();
    json.skipChildren();
    return Arrays.copyOfRange(lines, from, (int) json.currentLocation().getByteOffset());
  }
}
