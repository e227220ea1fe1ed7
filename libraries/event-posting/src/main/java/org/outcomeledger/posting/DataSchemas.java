package org.outcomeledger.posting;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.regex.RegularExpression;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.outcomeledger.event.EventCatalogue;
import org.outcomeledger.event.EventType;

/** The compiled JSON Schemas of a catalogue's types. Only what is posted is checked by them. */
public final class DataSchemas {

  private static final SchemaValidatorsConfig SETTINGS =
      SchemaValidatorsConfig.builder()
          .formatAssertionsEnabled(true)
          .regularExpressionFactory(DataSchemas::pattern)
          .build();

  private static final Set<String> UNKNOWN_FIELD =
      Set.of("additionalProperties", "unevaluatedProperties", "propertyNames");

  private final Map<String, JsonSchema> compiled;

  /** Compiles the schema of every type, which takes a moment: once for a service. */
  public DataSchemas(EventCatalogue<?> catalogue) {
    this.compiled =
        catalogue.types().stream()
            .collect(Collectors.toMap(EventType::wireName, DataSchemas::compile));
  }

  private static JsonSchema compile(EventType<?> type) {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(SchemaLocation.of(type.dataSchema().toString()), type.schema(), SETTINGS);
    schema.initializeValidators();
    return schema;
  }

  /** To a schema {@code $} is the end of the text; to Java a line break may still follow. */
  private static RegularExpression pattern(String schemas) {
    Pattern pattern = Pattern.compile(schemas.replaceFirst("\\$$", "\\\\z"));
    return value -> pattern.matcher(value).find();
  }

  /** Every place where {@code data} does not match the type's schema; empty if it does. */
  public List<Violation> check(EventType<?> type, JsonNode data) {
    return compiled.get(type.wireName()).validate(data).stream()
        .map(
            found ->
                new Violation(
                    pointer(found.getInstanceLocation().toString(), found.getProperty()),
                    message(type, found)))
        .sorted(Comparator.comparing(Violation::pointer))
        .toList();
  }

  /**
   * What the schema itself says of the field; a pattern alone tells few what is wrong, and of a
   * field that no schema has the validator would repeat the name.
   */
  private static String message(EventType<?> type, ValidationMessage found) {
    if (UNKNOWN_FIELD.contains(found.getType())) {
      return "there is a field that the schema does not have";
    }
    JsonNode described = type.schema().at(found.getEvaluationPath().getParent() + "/description");
    return described.isTextual()
        ? "must be " + described.textValue()
        : Optional.ofNullable(found.getError()).orElse(found.getMessage());
  }

  private static String pointer(String location, String property) {
    return location
        + (property == null ? "" : "/" + property.replace("~", "~0").replace("/", "~1"));
  }
}
