package org.outcomeledger.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DatabindException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.regex.RegularExpression;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One kind of event in its current version: its wire name, its schema, its record.
 *
 * <p>The schema serves the posted and the kept form alike, for they have one shape: in the kept
 * form every id of the platform is replaced by its pseudonym.
 */
public final class EventType<E extends LearnerEvent> {

  /** What every wire name begins with. */
  public static final String NAMESPACE = "org.outcomeledger.";

  private static final SchemaValidatorsConfig FORMATS_COUNT =
      SchemaValidatorsConfig.builder()
          .formatAssertionsEnabled(true)
          .regularExpressionFactory(EventType::pattern)
          .build();

  private final Class<? extends E> recordType;
  private final String name;
  private final ObjectReader reader;
  private final JsonSchema schema;

  EventType(Class<? extends E> recordType) {
    this.recordType = recordType;
    this.name = recordType.getAnnotation(WireType.class).value();
    this.reader = Json.MAPPER.readerFor(recordType);
    this.schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(
                SchemaLocation.of(dataSchema().toString()), resource("schemas"), FORMATS_COUNT);
    schema.initializeValidators();
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
    return schema.getSchemaNode();
  }

  /** One committed example of the type's data, in the kept form. */
  public JsonNode sample() {
    return resource("samples");
  }

  /** To a schema {@code $} is the end of the text; to Java a line break may still follow. */
  private static RegularExpression pattern(String schemas) {
    Pattern pattern = Pattern.compile(schemas.replaceFirst("\\$$", "\\\\z"));
    return value -> pattern.matcher(value).find();
  }

  /** Every place where {@code data} is not as the schema has it; empty if it is. */
  public List<Violation> check(JsonNode data) {
    return schema.validate(data).stream()
        .map(
            found ->
                new Violation(
                    pointer(found.getInstanceLocation().toString(), found.getProperty()),
                    Optional.ofNullable(found.getError()).orElse(found.getMessage())))
        .sorted(Comparator.comparing(Violation::pointer))
        .toList();
  }

  private static String pointer(String location, String property) {
    return location
        + (property == null ? "" : "/" + property.replace("~", "~0").replace("/", "~1"));
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
            recordType.getSimpleName() + " needs " + path + " among the resources of its package");
      }
      return Json.MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }
}
