package org.outcomeledger.posting;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Small damages to a request, each of which a careless or a hostile caller could do. */
final class Mutations {

  private static final JsonMapper JSON = new JsonMapper();

  /** JSON texts to put in the place of a value. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "17",
          "-0",
          "1e308",
          "1e400",
          "9223372036854775808",
          "0.1e-400",
          "1e1000000",
          "true",
          "{}",
          "[]",
          "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
          "\"\"",
          "\" \"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\udc00x\"",
          "\"\u202eabc\"",
          "\"\ud83d\ude00\"",
          "\"2026-02-30\"",
          "\"2026-13-01\"",
          "\"9999-12-31\"",
          "\"0000-01-01\"",
          "\"+999999999-01-01\"",
          "\"-1-1-1\"",
          "\"2026-01-01T00:00:00Z\"",
          "\"' or 1=1; drop table event; --\"",
          "\"../../etc\"",
          "\"jane@example.org\"",
          "\"%00\"",
          "\"a\\r\\nb: c\"",
          "NaN",
          "01",
          "'x'",
          "\"\\x\"",
          "// x\n1");

  private static final List<String> TYPES =
      List.of(
          "application/json",
          "application/cloudevents+json",
          "application/cloudevents-batch+json",
          "application/cloudevents+json; charset=utf-16",
          "application/CloudEvents+JSON ; x=\"y\"",
          "text/plain",
          "*/*",
          "/",
          "application/",
          "multipart/form-data",
          "application/x-www-form-urlencoded",
          "\u00e9/\u00e9",
          ";",
          ",",
          "application/cloudevents+json, text/plain");

  private static final List<String> HEADER_VALUES =
      List.of(
          "",
          " ",
          "0",
          "-1",
          "*",
          "*/*;q=x",
          "text/html",
          "gzip",
          "bytes=0-1",
          "\u00e9",
          "%00",
          "a,b;c=\"",
          "00-00000000000000000000000000000000-0000000000000000-00",
          "x".repeat(7_000),
          "Bearer",
          "Bearer x.y.z");

  private static final List<String> HEADERS =
      List.of(
          "Accept",
          "Authorization",
          "Content-Encoding",
          "Accept-Encoding",
          "Accept-Language",
          "Range",
          "If-None-Match",
          "If-Modified-Since",
          "traceparent",
          "Origin",
          "Cookie",
          "X-HTTP-Method-Override",
          "Forwarded",
          "ce-id",
          "ce-type",
          "ce-specversion",
          "ce-source",
          "ce-time",
          "TE",
          "Upgrade");

  private static final List<String> PATH_PARTS =
      List.of(
          "/",
          "//",
          "%00",
          "%2e%2e/",
          "/../",
          "%zz",
          "%",
          "%c0%af",
          "%ud800",
          "\u00e9",
          ";a=b",
          "?",
          "?atomic",
          "?atomic=true",
          "?atomic=TRUE",
          "?atomic=true&atomic=false",
          "?since=2026-02-30",
          "?since=%00",
          "?since=",
          "?before=0-0",
          "?before=9999999999999999-999999999999999999",
          "?source=%ff&id=%ff",
          "?source=a&id=a",
          "?after=-1",
          "?after=99999999999999999999",
          "?limit=0",
          "?limit=1&after=0",
          "?limit=x",
          "?%ff=1",
          "?a=%",
          "&x",
          "#x",
          "?" + "x".repeat(9_000),
          "{x}",
          "?since={x}",
          "?id={x}&source={y}",
          "|",
          "\\",
          "^",
          "\"");

  private static final List<String> METHODS =
      List.of(
          "GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "FOO");

  private final Random random;

  Mutations(Random random) {
    this.random = random;
  }

  RawRequest any(RawRequest request) {
    return switch (random.nextInt(12)) {
      case 0 -> request.withMethod(one(METHODS));
      case 1 -> request.withPath(insert(request.path(), one(PATH_PARTS)));
      case 2 -> request.withHeader("Content-Type", random.nextInt(8) == 0 ? null : one(TYPES));
      case 3 -> request.withHeader(one(HEADERS), one(HEADER_VALUES));
      case 4 -> request.withBody(bytes(request.body()));
      default -> request.withBody(json(request.body()));
    };
  }

  private String insert(String path, String part) {
    int at = part.startsWith("?") ? path.length() : 1 + random.nextInt(path.length());
    return path.substring(0, at) + part + path.substring(at);
  }

  private byte[] bytes(byte[] body) {
    if (body.length == 0) {
      return "x".getBytes(UTF_8);
    }
    int at = random.nextInt(body.length);
    byte[] changed = body.clone();
    return switch (random.nextInt(5)) {
      case 0 -> Arrays.copyOf(body, at);
      case 1 -> Arrays.copyOf(body, body.length + 1 + random.nextInt(3));
      case 2 -> ("\ufeff" + new String(body, UTF_8)).getBytes(UTF_8);
      case 3 -> (new String(body, UTF_8) + " ".repeat(random.nextInt(70_000))).getBytes(UTF_8);
      default -> {
        changed[at] = (byte) random.nextInt(256);
        yield changed;
      }
    };
  }

  private byte[] json(byte[] body) {
    try {
      JsonNode tree = JSON.readTree(body);
      List<JsonNode> places = new ArrayList<>();
      collect(tree, places);
      if (places.isEmpty()) {
        return one(VALUES).getBytes(UTF_8);
      }
      UnaryOperator<String> last = damage(one(places));
      return last.apply(JSON.writeValueAsString(tree)).getBytes(UTF_8);
    } catch (IOException notJsonAnyMore) {
      return bytes(body);
    }
  }

  private static void collect(JsonNode node, List<JsonNode> places) {
    if (node.isContainerNode() && !node.isEmpty()) {
      places.add(node);
      node.forEach(part -> collect(part, places));
    }
  }

  /** Changes one member of an object or array; a name that comes twice only text can have. */
  private UnaryOperator<String> damage(JsonNode place) {
    if (place instanceof ArrayNode array) {
      int at = random.nextInt(array.size());
      switch (random.nextInt(3)) {
        case 0 -> array.remove(at);
        case 1 -> array.set(at, raw());
        default -> array.add(array.get(at).deepCopy());
      }
      return UnaryOperator.identity();
    }
    return damage((ObjectNode) place);
  }

  private UnaryOperator<String> damage(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    String name = one(names);
    switch (random.nextInt(6)) {
      case 0 -> object.remove(name);
      case 1 -> object.put(name, "x".repeat(1 << random.nextInt(18)));
      case 2 -> object.set(name + one(List.of("~", "/", "\u0000", "2", "é")), object.remove(name));
      case 3 -> object.set(one(List.of("jane", "id", "data_base64", "subject", "time")), raw());
      case 4 -> {
        String twice = quoted(name) + ":";
        return text ->
            text.replaceFirst(
                java.util.regex.Pattern.quote(twice),
                java.util.regex.Matcher.quoteReplacement(twice + "1," + twice));
      }
      default -> object.set(name, raw());
    }
    return UnaryOperator.identity();
  }

  private JsonNode raw() {
    return JsonNodeFactory.instance.rawValueNode(new RawValue(one(VALUES)));
  }

  private static String quoted(String name) {
    try {
      return JSON.writeValueAsString(name);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
