package org.outcomeledger.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outcomeledger.deploy.YamlFile.list;
import static org.outcomeledger.deploy.YamlFile.map;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What docker-compose.yml allows to what it runs. */
class ConfinedContainersTest {
  private static final Map<String, Object> COMPOSE =
      YamlFile.document(Path.of("../docker-compose.yml"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "enrollment-service",
        "outcome-service",
        "impact-service",
        "kafka",
        "postgres",
        "prometheus",
        "alertmanager",
        "grafana"
      })
  void aContainerOnOnesOwnMachineIsAsConfinedAsAPod(String service) {
    assertThat(compose(service))
        .containsEntry("read_only", true)
        .containsEntry("cap_drop", List.of("ALL"))
        .containsEntry("security_opt", List.of("no-new-privileges:true"))
        .containsKeys("mem_limit", "cpus", "pids_limit")
        .doesNotContainKeys("privileged", "cap_add", "network_mode", "pid", "ipc");
  }

  @ParameterizedTest
  @ValueSource(strings = {"kafka", "postgres"})
  void aServerIsReachedByTheServicesOnly(String server) {
    assertThat(compose(server))
        .doesNotContainKey("ports")
        .containsEntry("networks", List.of("inside"));
    Map<String, Object> networks = map(COMPOSE.get("networks"));
    assertThat(map(networks.get("inside"))).containsEntry("internal", true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "enrollment-service",
        "enrollment-migration",
        "outcome-service",
        "outcome-migration",
        "impact-service",
        "impact-migration"
      })
  void anImageOfOursIsNeverAskedForAtARegistry(String service) {
    assertThat(compose(service)).containsEntry("pull_policy", "never").doesNotContainKey("build");
  }

  @ParameterizedTest
  @ValueSource(strings = {"prometheus", "alertmanager", "grafana"})
  void whoLooksOnIsAskedForAndReadsFilesThatAreThere(String service) {
    assertThat(compose(service)).containsEntry("profiles", List.of("observability"));
    assertThat(list(compose(service).get("ports")))
        .allMatch(it -> it.toString().startsWith("127.0.0.1:"));
    assertThat(list(compose(service).get("volumes")))
        .map(Object::toString)
        .filteredOn(it -> it.startsWith("./"))
        .isNotEmpty()
        .allMatch(it -> it.endsWith(":ro"))
        .allMatch(it -> Files.exists(Path.of("..", it.substring(0, it.indexOf(':')))));
  }

  private static Map<String, Object> compose(String service) {
    return map(map(COMPOSE.get("services")).get(service));
  }
}
