package org.outcomeledger.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outcomeledger.deploy.YamlFile.list;
import static org.outcomeledger.deploy.YamlFile.map;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** On one node, servers are what docker-compose.yml runs, set as it sets them. */
class LocalOverlayTest {
  private static final Map<String, Object> COMPOSE =
      map(YamlFile.document(Path.of("../docker-compose.yml")).get("services"));

  @Test
  void kafkaIsThatOfDockerCompose() {
    Map<String, Object> compose = map(COMPOSE.get("kafka"));
    Map<String, String> expected = new TreeMap<>();
    map(compose.get("environment")).forEach((name, value) -> expected.put(name, value.toString()));
    // A folder of its own: the root of a volume has a lost+found, which Kafka takes for a
    // partition.
    expected.merge("KAFKA_LOG_DIRS", "/log", String::concat);
    Container kafka = container("kafka");
    assertThat(kafka.getImage()).isEqualTo(compose.get("image"));
    Map<String, String> variables = new TreeMap<>();
    kafka.getEnv().forEach(it -> variables.put(it.getName(), it.getValue()));
    assertThat(variables).isEqualTo(expected);
  }

  @Test
  void postgresqlIsThatOfDockerCompose() {
    Map<String, Object> compose = map(COMPOSE.get("postgres"));
    Container postgres = container("postgres");
    assertThat(postgres.getImage()).isEqualTo(compose.get("image"));
    assertThat(postgres.getArgs().toString()).isEqualTo(list(compose.get("command")).toString());
    assertThat(postgres.getEnv())
        .extracting(EnvVar::getName)
        .hasSameElementsAs(map(compose.get("environment")).keySet());
    assertThat(Overlay.local().all(ConfigMap.class).values())
        .extracting(it -> it.getData().get("databases.sql"))
        .filteredOn(Objects::nonNull)
        .singleElement()
        .asString()
        .contains("create role ledger_eraser nologin;");
  }

  private static Container container(String name) {
    return Overlay.local()
        .all(StatefulSet.class)
        .get(name)
        .getSpec()
        .getTemplate()
        .getSpec()
        .getContainers()
        .getFirst();
  }
}
