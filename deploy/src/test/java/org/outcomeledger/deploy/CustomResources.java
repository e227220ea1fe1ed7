package org.outcomeledger.deploy;

import static org.outcomeledger.deploy.YamlFile.list;
import static org.outcomeledger.deploy.YamlFile.map;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The operators' own schemas, as their projects publish them, read as an API server does that is
 * told to be strict: a field that a schema does not name is an error. They are data beside this
 * project, not part of it.
 */
final class CustomResources {
  static final Path FILES = Path.of("../../shared/data/crds");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, JsonSchema> SCHEMAS = new HashMap<>();

  private CustomResources() {}

  /** What is wrong with it; nothing at all where no schema is of its kind. */
  static Optional<List<String>> errors(Map<String, Object> resource) {
    if (SCHEMAS.isEmpty()) {
      load();
    }
    return Optional.ofNullable(SCHEMAS.get(resource.get("apiVersion") + "/" + resource.get("kind")))
        .map(schema -> schema.validate(JSON.valueToTree(resource)))
        .map(errors -> errors.stream().map(ValidationMessage::getMessage).toList());
  }

  private static void load() {
    try (Stream<Path> files = Files.list(FILES)) {
      files
          .filter(file -> file.toString().endsWith(".yaml"))
          .flatMap(file -> YamlFile.documents(file).stream())
          .forEach(CustomResources::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(Map<String, Object> definition) {
    Map<String, Object> spec = map(definition.get("spec"));
    for (Object version : list(spec.get("versions"))) {
      Map<String, Object> schema = map(map(map(version).get("schema")).get("openAPIV3Schema"));
      map(schema.get("properties")).put("metadata", Map.of("type", "object"));
      close(schema);
      SCHEMAS.put(
          "%s/%s/%s"
              .formatted(
                  spec.get("group"), map(version).get("name"), map(spec.get("names")).get("kind")),
          JsonSchemaFactory.getInstance(VersionFlag.V4).getSchema(JSON.valueToTree(schema)));
    }
  }

  /** Whatever has fields has no others, but where the definition keeps what it does not know. */
  private static void close(Object schema) {
    if (schema instanceof List<?> several) {
      several.forEach(CustomResources::close);
    } else if (schema instanceof Map<?, ?> fields) {
      fields.values().forEach(CustomResources::close);
      if (fields.get("properties") instanceof Map<?, ?>
          && !fields.containsKey("additionalProperties")
          && !Boolean.TRUE.equals(fields.get("x-kubernetes-preserve-unknown-fields"))
          && "object".equals(fields.get("type"))) {
        map(fields).put("additionalProperties", false);
      }
    }
  }
}
