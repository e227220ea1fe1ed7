package org.outcomeledger.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A call of an operation as an OpenAPI document describes it.
 *
 * @param name method and path template
 * @param path with the examples of its parameters
 * @param mediaType of the body; empty where it takes none
 */
public record DocumentedCall(String name, String path, String mediaType) {

  private static final String NUMBER = "1";

  /** One for every operation. */
  public static List<DocumentedCall> all(JsonNode document) {
    List<DocumentedCall> all = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        all.add(of(operation.getKey(), path.getKey(), operation.getValue()));
      }
    }
    return all;
  }

  private static DocumentedCall of(String method, String template, JsonNode operation) {
    String path = template;
    for (JsonNode parameter : operation.path("parameters")) {
      JsonNode example = parameter.path("example");
      String value = (example.isArray() ? example.get(0) : example).asText(NUMBER);
      String name = parameter.get("name").textValue();
      path = path.replace("{" + name + "}", value);
      if (parameter.get("in").textValue().equals("query")
          && parameter.path("required").asBoolean()) {
        path += (path.contains("?") ? "&" : "?") + name + "=" + value;
      }
    }
    var bodies = operation.at("/requestBody/content").fieldNames();
    return new DocumentedCall(
        method.toUpperCase(Locale.ROOT) + " " + template,
        path,
        bodies.hasNext() ? bodies.next() : "");
  }

  /** Without address and token. */
  public HttpRequest.Builder request() {
    String method = name.substring(0, name.indexOf(' '));
    return mediaType.isEmpty()
        ? HttpRequest.newBuilder().method(method, BodyPublishers.noBody())
        : HttpRequest.newBuilder()
            .header("Content-Type", mediaType)
            .method(method, BodyPublishers.ofString("{}"));
  }
}
