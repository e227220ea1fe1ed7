package org.outcomeledger.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Alerts, in the form in which Prometheus reads them. */
record AlertRules(String text) {

  private static final Path SHIPPED = Path.of("../deploy/observability/alerts.yaml");

  /** How long a rule waits, and how far it looks back. */
  private static final Pattern DURATION =
      Pattern.compile("(?<=for: |\\[|offset )([0-9]+)([smh])\\b");

  private static final Map<String, Long> MILLISECONDS =
      Map.of("s", 1_000L, "m", 60_000L, "h", 3_600_000L);

  /** Those on the services' own metrics, as this project ships them. */
  static AlertRules shipped() {
    try {
      return new AlertRules(Files.readString(SHIPPED));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The same for a world in which everything goes so much faster: they wait for so much less, and
   * look so much less far back. What is compared with a limit, in seconds or otherwise, still is.
   */
  AlertRules faster(int times) {
    return new AlertRules(
        DURATION
            .matcher(text)
            .replaceAll(
                it -> Long.parseLong(it.group(1)) * MILLISECONDS.get(it.group(2)) / times + "ms"));
  }

  /** The question of each, by its alert's name. */
  Map<String, String> questions() {
    Map<String, String> questions = new LinkedHashMap<>();
    try {
      for (JsonNode group : new YAMLMapper().readTree(text).path("groups")) {
        for (JsonNode rule : group.path("rules")) {
          questions.put(rule.path("alert").asText(), rule.path("expr").asText());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return questions;
  }
}
