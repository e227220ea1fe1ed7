package org.outcomeledger.identity;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The realm that an operator imports. */
final class RealmFile {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Path FILE =
      Path.of(System.getProperty("project.root"), "deploy/identity/outcome-ledger-realm.json");

  private RealmFile() {}

  static ObjectNode read() {
    try {
      return (ObjectNode) JSON.readTree(FILE.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Map<String, Object>> clients() {
    return objects(read().required("clients"));
  }

  static List<Map<String, Object>> users() {
    return objects(read().required("users"));
  }

  private static List<Map<String, Object>> objects(JsonNode array) {
    return JSON.convertValue(array, new TypeReference<>() {});
  }
}
