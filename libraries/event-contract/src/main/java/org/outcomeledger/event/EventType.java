package org.outcomeledger.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DatabindException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;

/**
 * One kind of event in its current version: its wire name, its record, and where its schema is. The
 * schema is read here and compiled by whoever takes posted events; whoever reads stored ones needs
 * none.
 *
 * <p>The schema serves the posted and the kept form alike, for they have one shape: in the kept
 * form every id of the platform is replaced by its pseudonym.
 */
public final class EventType<E> {

  /** What every wire name begins with. */
  public static final String NAMESPACE = "org.outcomeledger.";

  private final Class<? extends E> recordType;
  private final String name;
  private final ObjectReader reader;
  private final List<IdField> idFields;

  EventType(Class<? extends E> recordType) {
    this.recordType = recordType;
    this.name = wireType(recordType).value();
    this.reader = Json.MAPPER.readerFor(recordType);
    this.idFields = IdField.of(recordType);
  }

  private static WireType wireType(Class<?> recordType) {
    WireType declared = recordType.getAnnotation(WireType.class);
    if (declared == null) {
      throw new IllegalStateException(recordType.getSimpleName() + " needs a name: @WireType");
    }
    return declared;
  }

  /** The name and version alone, such as {@code x-happened.v1}: that of its schema and sample. */
  public String name() {
    return name;
  }

  /** The name in CloudEvents and in the ledger, such as {@code org.outcomeledger.x-happened.v1}. */
  public String wireName() {
    return NAMESPACE + name;
  }

  /** The identifier of the type's JSON Schema. */
  public URI dataSchema() {
    return URI.create("https://outcome-ledger.org/schemas/" + name + ".json");
  }

  /** The JSON Schema of the type's data. */
  public JsonNode schema() {
    return resource("schemas");
  }

  /** One committed example of the type's data, in the kept form. */
  public JsonNode sample() {
    return resource("samples");
  }

  /**
   * The fields that hold ids: pseudonyms in the kept form, the platform's own in the posted one.
   */
  public List<IdField> idFields() {
    return idFields;
  }

  /**
   * The event that pseudonymised, checked data says.
   *
   * @throws UnreadableEvent if the data is not as the schema has it
   */
  public E bind(ObjectNode data) {
    try {
      return Json.MAPPER.treeToValue(data, recordType);
    } catch (JsonProcessingException e) {
      throw new UnreadableEvent(wireName() + ": " + e.getOriginalMessage(), e);
    }
  }

  /**
   * The event that kept bytes say, without a tree in between: a ledger is read by the million.
   *
   * @throws UnreadableEvent if the data is not as the schema has it
   */
  E read(byte[] data) {
    try {
      E event = reader.readValue(data);
      if (event == null) {
        throw new UnreadableEvent(wireName() + ": the data is not a JSON object", null);
      }
      return event;
    } catch (DatabindException e) {
      throw new UnreadableEvent(wireName() + ": " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UnreadableEvent(wireName() + ": the data is not JSON", e);
    }
  }

  private JsonNode resource(String folder) {
    String path = folder + "/" + name + ".json";
    try (InputStream in = EventType.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(
            this + " needs " + path + " among the resources of its package");
      }
      return Json.MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }

  /** The record's name. */
  @Override
  public String toString() {
    return recordType.getSimpleName();
  }
}
