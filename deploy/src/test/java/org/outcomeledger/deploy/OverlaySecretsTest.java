package org.outcomeledger.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outcomeledger.deploy.YamlFile.list;
import static org.outcomeledger.deploy.YamlFile.map;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every Secret that is asked for is made by somebody, and nobody makes one that nobody needs. */
class OverlaySecretsTest {

  @ParameterizedTest
  @MethodSource("org.outcomeledger.deploy.Overlay#all")
  void whatIsAskedForIsListedOrMadeByAnOperator(Overlay overlay) throws IOException {
    Set<String> made = new TreeSet<>(listed(overlay));
    made.addAll(ofOperators(overlay));
    assertThat(asked(overlay)).isNotEmpty().isSubsetOf(made);
  }

  @ParameterizedTest
  @MethodSource("org.outcomeledger.deploy.Overlay#all")
  void whatIsListedIsAskedFor(Overlay overlay) throws IOException {
    assertThat(listed(overlay)).isNotEmpty().isSubsetOf(asked(overlay));
  }

  @ParameterizedTest
  @MethodSource("org.outcomeledger.deploy.Overlay#all")
  void noSecretIsWrittenDown(Overlay overlay) {
    assertThat(overlay.documents()).extracting(it -> it.get("kind")).doesNotContain("Secret");
    assertThat(OverlayPodsTest.of(overlay).values())
        .flatExtracting(pod -> pod.getContainers().getFirst().getEnv())
        .filteredOn(it -> it.getName().matches(".*(PASSWORD|SECRET|KEY|JAAS_CONFIG)"))
        .isNotEmpty()
        .allSatisfy(it -> assertThat(it.getValue()).as(it.getName()).isNull());
  }

  @ParameterizedTest
  @MethodSource("org.outcomeledger.deploy.Overlay#all")
  void everyConfigMapThatIsAskedForIsRendered(Overlay overlay) {
    Set<String> asked = new TreeSet<>();
    for (PodSpec pod : OverlayPodsTest.of(overlay).values()) {
      pod.getContainers()
          .getFirst()
          .getEnvFrom()
          .forEach(it -> asked.add(it.getConfigMapRef().getName()));
      pod.getVolumes().stream()
          .filter(it -> it.getConfigMap() != null)
          .forEach(it -> asked.add(it.getConfigMap().getName()));
    }
    assertThat(overlay.all(ConfigMap.class).keySet()).isNotEmpty().containsAll(asked);
  }

  /** The lines of secrets.txt that are for this overlay, as secret/key. */
  static Set<String> listed(Overlay overlay) throws IOException {
    Set<String> listed = new TreeSet<>();
    for (String line : Files.readAllLines(Path.of("secrets.txt"))) {
      String[] words = line.split(" +", -1);
      if (!line.startsWith("#") && Set.of("all", overlay.name()).contains(words[0])) {
        listed.add(words[1] + "/" + words[2]);
      }
    }
    return listed;
  }

  private static Set<String> ofOperators(Overlay overlay) {
    Set<String> made = new TreeSet<>();
    overlay
        .specs("KafkaUser")
        .keySet()
        .forEach(user -> made.add("kafka-" + user + "/sasl.jaas.config"));
    overlay
        .specs("Certificate")
        .values()
        .forEach(
            it ->
                List.of("ca.crt", "tls.crt", "tls.key")
                    .forEach(key -> made.add(it.get("secretName") + "/" + key)));
    return made;
  }

  private static Set<String> asked(Overlay overlay) {
    Set<String> asked = new TreeSet<>();
    for (PodSpec pod : OverlayPodsTest.of(overlay).values()) {
      pod.getContainers().getFirst().getEnv().stream()
          .filter(it -> it.getValueFrom() != null)
          .map(EnvVar::getValueFrom)
          .forEach(
              it ->
                  asked.add(it.getSecretKeyRef().getName() + "/" + it.getSecretKeyRef().getKey()));
      pod.getVolumes().stream().flatMap(OverlaySecretsTest::mounted).forEach(asked::add);
      pod.getVolumes().stream().flatMap(it -> whole(pod, it)).forEach(asked::add);
    }
    texts(overlay.documents(), asked);
    return asked;
  }

  private static Stream<String> mounted(Volume volume) {
    if (volume.getSecret() != null) {
      return volume.getSecret().getItems().stream()
          .map(it -> volume.getSecret().getSecretName() + "/" + it.getKey());
    }
    return volume.getProjected() == null
        ? Stream.of()
        : volume.getProjected().getSources().stream()
            .flatMap(
                source ->
                    source.getSecret().getItems().stream()
                        .map(it -> source.getSecret().getName() + "/" + it.getKey()));
  }

  /** Of a Secret that is mounted whole, what variables name a file of. */
  private static Stream<String> whole(PodSpec pod, Volume volume) {
    if (volume.getSecret() == null || !volume.getSecret().getItems().isEmpty()) {
      return Stream.of();
    }
    Container container = pod.getContainers().getFirst();
    String folder =
        container.getVolumeMounts().stream()
            .filter(it -> it.getName().equals(volume.getName()))
            .map(it -> it.getMountPath() + "/")
            .findFirst()
            .orElseThrow();
    return container.getEnv().stream()
        .map(EnvVar::getValue)
        .filter(value -> value != null && value.startsWith(folder))
        .map(value -> volume.getSecret().getSecretName() + "/" + value.substring(folder.length()));
  }

  /** Operators' resources name Secrets by fields whose names say so. */
  private static void texts(Object value, Set<String> asked) {
    if (value instanceof List<?> items) {
      items.forEach(it -> texts(it, asked));
    } else if (value instanceof Map<?, ?> fields) {
      for (Map.Entry<?, ?> field : fields.entrySet()) {
        switch (field.getKey().toString()) {
          case "serverTLSSecret", "serverCASecret" -> asked.add(field.getValue() + "/ca.crt");
          case "brokerCertChainAndKey" ->
              asked.add(
                  map(field.getValue()).get("secretName") + "/" + map(field.getValue()).get("key"));
          case "accessKeyId", "secretAccessKey" ->
              asked.add(map(field.getValue()).get("name") + "/" + map(field.getValue()).get("key"));
          case "passwordSecret" -> login(map(field.getValue()), asked);
          case "certificateRefs" ->
              list(field.getValue()).forEach(it -> asked.add(map(it).get("name") + "/tls.crt"));
          default -> texts(field.getValue(), asked);
        }
      }
    }
  }

  private static void login(Map<String, Object> secret, Set<String> asked) {
    asked.add(secret.get("name") + "/username");
    asked.add(secret.get("name") + "/password");
  }
}
