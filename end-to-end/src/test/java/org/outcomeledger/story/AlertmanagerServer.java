package org.outcomeledger.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A real Alertmanager with the settings that this project ships. */
final class AlertmanagerServer implements AutoCloseable {

  static final String PROGRAM = "prometheus-alertmanager";
  private static final Path SETTINGS = Path.of("../deploy/observability/alertmanager.yaml");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final MonitoringProgram program;

  private AlertmanagerServer(MonitoringProgram program) {
    this.program = program;
  }

  static AlertmanagerServer start(Path folder) {
    return new AlertmanagerServer(
        MonitoringProgram.start(
            PROGRAM,
            List.of(
                "--config.file=" + SETTINGS,
                "--storage.path=" + folder.resolve("alertmanager"),
                "--cluster.listen-address=",
                "--log.level=warn"),
            folder.resolve("alertmanager.log")));
  }

  String hostAndPort() {
    return program.hostAndPort();
  }

  /** Tells it alerts, by their labels, as Prometheus does. */
  void tell(Collection<Map<String, String>> alerts) {
    try {
      program.post(
          "/api/v2/alerts",
          "application/json",
          JSON.writeValueAsString(alerts.stream().map(it -> Map.of("labels", it)).toList()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The names of the alerts that somebody is told of now. */
  Set<String> active() {
    return names("/api/v2/alerts?active=true&inhibited=false&silenced=false");
  }

  /** The names of those that another alert keeps silent. */
  Set<String> inhibited() {
    return names("/api/v2/alerts?active=false&inhibited=true&silenced=false");
  }

  private Set<String> names(String path) {
    Set<String> names = new TreeSet<>();
    for (JsonNode alert : program.get(path)) {
      names.add(alert.path("labels").path("alertname").asText());
    }
    return names;
  }

  @Override
  public void close() {
    program.close();
  }
}
