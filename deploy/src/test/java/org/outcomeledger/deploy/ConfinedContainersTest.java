package org.outcomeledger.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outcomeledger.deploy.YamlFile.map;

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
      strings = {"enrollment-service", "outcome-service", "impact-service", "kafka", "postgres"})
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

  private static Map<String, Object> compose(String service) {
    return map(map(COMPOSE.get("services")).get(service));
  }
}
