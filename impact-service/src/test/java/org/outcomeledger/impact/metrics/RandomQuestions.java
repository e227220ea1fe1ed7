package org.outcomeledger.impact.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** What an OpenAPI document offers to ask, asked well and badly. */
final class RandomQuestions {

  /** A way to ask, with the names of its parameters. */
  private record Way(String path, List<String> parameters) {}

  private static final List<String> IDS =
      List.of("COM1", "COM4", "EMP1", "EMP6", "EMP8", "SAL1", "SAL2", "SOC1", "DAT1", "MSR");

  private static final Map<String, List<String>> GOOD =
      Map.ofEntries(
          Map.entry("by", List.of("programme", "gender,cohort-month", "region", "platform")),
          Map.entry("where", List.of("gender:f", "programme:data", "region:unknown")),
          Map.entry("from", List.of("2024-01-01", "2025-01-15")),
          Map.entry("to", List.of("2025-12-31", "2026-06-30")),
          Map.entry("asOf", List.of("2026-01-31", "2026-11-22")),
          Map.entry("window", List.of("P12M", "P6M")),
          Map.entry("version", List.of("1")),
          Map.entry("format", List.of("csv", "json")),
          Map.entry("minPosition", List.of("e:0:1", "o:0:7")),
          Map.entry("after", List.of("programme:data", "gender:f")),
          Map.entry("indicator", List.of("COM1", "EMP1")),
          Map.entry("history", List.of("true", "false")),
          Map.entry("name", List.of("carbon-per-learner-hour")));

  /** Positions far ahead are not among them: each is waited for. */
  private static final List<String> BAD =
      List.of(
          "",
          " ",
          ":",
          ",",
          "gender",
          "gender:",
          ":f",
          "height:1",
          "gender:f:g",
          "2026-02-30",
          "2026-13-01",
          "9999-12-31",
          "0000-01-01",
          "+12026-01-01",
          "+999999999-01-01",
          "2026-1-1",
          "2026-01-01T00:00:00Z",
          "-1",
          "1e400",
          "99999999999999999999",
          "e:99999999999:1",
          "e:0:9999999999999999999",
          "x:0:1",
          "e:0",
          "P1M",
          "P999999999999999Y",
          "PT1H",
          "null",
          "\u0000",
          "\ud83d\ude00",
          "\u202eabc",
          "a\r\nSet-Cookie: b",
          "' or 1=1; drop table watermark; --",
          "../../etc/passwd",
          "%",
          "=cmd|' /C calc'!A0",
          "x".repeat(3_000));

  /** As no library writes them. */
  private static final List<String> RAW = List.of("%", "%zz", "%C0%AF", "%ED%A0%80", "{1}", "|");

  private final List<Way> ways = new ArrayList<>();
  private final Random random;

  RandomQuestions(JsonNode document, Random random) {
    this.random = random;
    document.get("paths").properties().stream()
        .filter(path -> path.getValue().has("get"))
        .forEach(path -> ways.add(way(path.getKey(), path.getValue().get("get"))));
  }

  private static Way way(String path, JsonNode operation) {
    var names = new ArrayList<String>();
    for (JsonNode parameter : operation.path("parameters")) {
      if (parameter.path("in").asText().equals("query")) {
        names.add(parameter.get("name").textValue());
      }
    }
    return new Way(path, names);
  }

  /** A path with its query. */
  String next() {
    Way way = any(ways);
    var query = new ArrayList<String>();
    for (String name : way.parameters()) {
      for (int times = random.nextInt(9) / 4; times > 0; times--) {
        query.add(name + "=" + value(name));
      }
    }
    if (random.nextInt(20) == 0) {
      query.add(encoded(any(BAD)) + "=" + value("by"));
    }
    String path = way.path().replace("{id}", oneIn(20) ? encoded(any(BAD)) : any(IDS));
    while (path.contains("{")) {
      path =
          path.replaceFirst("\\{\\w+}", encoded(any(oneIn(4) ? BAD : List.of("1", "2025-01-01"))));
    }
    return query.isEmpty() ? path : path + "?" + String.join("&", query);
  }

  private String value(String name) {
    if (oneIn(100)) {
      return any(RAW);
    }
    List<String> good = GOOD.getOrDefault(name, BAD);
    return encoded(any(oneIn(6) ? Stream.concat(BAD.stream(), good.stream()).toList() : good));
  }

  private boolean oneIn(int many) {
    return random.nextInt(many) == 0;
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }
}
