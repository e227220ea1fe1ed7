package org.outcomeledger.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A real Prometheus that scrapes the services, each as the job by whose name the rules and
 * dashboards of deploy/observability go.
 */
final class PrometheusServer implements AutoCloseable {

  static final String PROGRAM = "prometheus";

  private final MonitoringProgram program;

  private PrometheusServer(MonitoringProgram program) {
    this.program = program;
  }

  /**
   * Starts one whose settings, data and log are in a new folder below {@code parent}; returns once
   * it answers, before it has scraped anything.
   *
   * @param interval between scrapes, and between evaluations of the rules
   * @param replicas where each service's listen themselves
   */
  static PrometheusServer start(
      Path parent, Duration interval, AlertRules rules, Map<PackagedService, List<URI>> replicas) {
    try {
      Path folder = Files.createTempDirectory(parent, "prometheus-");
      Files.writeString(folder.resolve("rules.yaml"), rules.text());
      Path settings =
          Files.writeString(folder.resolve("prometheus.yaml"), settings(interval, replicas));
      return new PrometheusServer(
          MonitoringProgram.start(
              PROGRAM,
              List.of(
                  "--config.file=" + settings,
                  "--storage.tsdb.path=" + folder.resolve("data"),
                  "--log.level=warn"),
              folder.resolve("prometheus.log")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String settings(Duration interval, Map<PackagedService, List<URI>> replicas) {
    return """
    global:
      scrape_interval: %1$dms
      scrape_timeout: %1$dms
      evaluation_interval: %1$dms
    rule_files: [rules.yaml]
    scrape_configs:
    """
            .formatted(interval.toMillis())
        + replicas.entrySet().stream()
            .map(it -> job(it.getKey(), it.getValue()))
            .collect(Collectors.joining());
  }

  private static String job(PackagedService service, List<URI> replicas) {
    return """
      - job_name: %s
        metrics_path: /q/metrics
        static_configs:
          - targets: [%s]
    """
        .formatted(
            service.module,
            replicas.stream()
                .map(it -> "'" + it.getAuthority() + "'")
                .collect(Collectors.joining(", ")));
  }

  /**
   * What a question in PromQL answers now, series by series, each with its labels.
   *
   * @throws IllegalStateException where Prometheus does not understand it
   */
  List<Map<String, String>> series(String question) {
    return series("/api/v1/query?query=" + encoded(question), question);
  }

  /** The same as of then; nothing where Prometheus has not come so far. */
  List<Map<String, String>> series(String question, Instant then) {
    return series(
        "/api/v1/query?query=%s&time=%s".formatted(encoded(question), encoded("" + then)),
        question);
  }

  private List<Map<String, String>> series(String path, String question) {
    JsonNode data = program.get(path).path("data");
    if (!data.path("resultType").asText().equals("vector")) {
      throw new IllegalStateException(question + " is no question for series");
    }
    List<Map<String, String>> series = new ArrayList<>();
    for (JsonNode one : data.path("result")) {
      series.add(
          one.path("metric").properties().stream()
              .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().asText())));
    }
    return series;
  }

  private static String encoded(String question) {
    return URLEncoder.encode(question, StandardCharsets.UTF_8);
  }

  /** Every rule that could not be evaluated, or was not yet, with why. */
  List<String> unevaluatedRules() {
    List<String> unevaluated = new ArrayList<>();
    for (JsonNode group : program.get("/api/v1/rules").path("data").path("groups")) {
      for (JsonNode rule : group.path("rules")) {
        if (!rule.path("health").asText().equals("ok")) {
          unevaluated.add(rule.path("name").asText() + ": " + rule.path("lastError").asText());
        }
      }
    }
    return unevaluated;
  }

  @Override
  public void close() {
    program.close();
  }
}
