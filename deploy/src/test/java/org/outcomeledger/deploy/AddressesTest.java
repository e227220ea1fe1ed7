package org.outcomeledger.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outcomeledger.deploy.YamlFile.list;
import static org.outcomeledger.deploy.YamlFile.map;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.Service;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The addresses as a service reads them from its environment lead to what the overlay makes. */
class AddressesTest {

  @ParameterizedTest
  @ValueSource(strings = {"enrollment", "outcome", "impact"})
  void inProductionTheyAreThoseOfTheOperatorsServersAndOfTheirCertificates(String name) {
    Overlay overlay = Overlay.production();
    SmallRyeConfig config = config(overlay, name);
    URI database = database(config);
    Map<String, Object> cluster =
        overlay.specs("Cluster").get(database.getHost().replaceAll("-rw$", ""));
    assertThat(database.getPath())
        .isEqualTo("/" + map(map(cluster.get("bootstrap")).get("initdb")).get("database"));
    assertThat(certified(overlay, name + "-postgresql-server")).contains(database.getHost());
    URI kafka = URI.create("kafka://" + config.getValue("kafka.bootstrap.servers", String.class));
    String named = kafka.getHost().replaceAll("-kafka-bootstrap$", "");
    Map<String, Object> listener =
        map(list(map(overlay.specs("Kafka").get(named).get("kafka")).get("listeners")).getFirst());
    assertThat(listener).containsEntry("port", kafka.getPort());
    assertThat(certified(overlay, "kafka-server"))
        .contains(kafka.getHost())
        .anyMatch(it -> it.startsWith("*." + named + "-kafka-brokers."));
    assertThat(config.getValue("quarkus.oidc.token.issuer", String.class))
        .isEqualTo(config.getValue("quarkus.oidc.auth-server-url", String.class))
        .startsWith("https://");
  }

  private static List<String> certified(Overlay overlay, String certificate) {
    return list(overlay.specs("Certificate").get(certificate).get("dnsNames")).stream()
        .map(Object::toString)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"enrollment", "outcome", "impact"})
  void onOneNodeTheyAreThoseOfTheStatefulSets(String name) {
    Overlay overlay = Overlay.local();
    SmallRyeConfig config = config(overlay, name);
    URI database = database(config);
    assertThat(database.getPath()).isEqualTo("/" + name);
    assertServed(overlay, database.getHost(), database.getPort());
    URI kafka = URI.create("kafka://" + config.getValue("kafka.bootstrap.servers", String.class));
    assertServed(overlay, kafka.getHost(), kafka.getPort());
  }

  private static void assertServed(Overlay overlay, String host, int port) {
    assertThat(overlay.all(Service.class).get(host).getSpec().getPorts())
        .anySatisfy(it -> assertThat(it.getPort()).isEqualTo(port));
  }

  private static URI database(SmallRyeConfig config) {
    String reactive = config.getValue("quarkus.datasource.reactive.url", String.class);
    assertThat(config.getValue("quarkus.datasource.jdbc.url", String.class))
        .isEqualTo("jdbc:" + reactive);
    return URI.create(reactive);
  }

  private static SmallRyeConfig config(Overlay overlay, String name) {
    Map<String, ConfigMap> maps = overlay.all(ConfigMap.class);
    Map<String, String> environment = new HashMap<>();
    for (EnvFromSource source :
        OverlayPodsTest.of(overlay)
            .get(overlay.name() + "/" + name + "-service")
            .getContainers()
            .getFirst()
            .getEnvFrom()) {
      environment.putAll(maps.get(source.getConfigMapRef().getName()).getData());
    }
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withSources(new EnvConfigSource(environment, 300))
        .build();
  }
}
