package org.outcomeledger.deploy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.outcomeledger.deploy.YamlFile.list;
import static org.outcomeledger.deploy.YamlFile.map;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody copies from docs/operations.md when everything burns. */
class OperationsPageTest {

  @TempDir Path folder;

  @Test
  void whatTakesThePlaceOfBootstrapIsACluster() throws IOException {
    OverlaysTest.assumeSchemas();
    Map<String, Object> cluster =
        new TreeMap<>(Overlay.production().specs("Cluster").get("enrollment-postgresql"));
    Map<String, Object> restored = restored();
    cluster.putAll(restored);
    assertThat(
            CustomResources.errors(
                Map.of(
                    "apiVersion",
                    "postgresql.cnpg.io/v1",
                    "kind",
                    "Cluster",
                    "metadata",
                    Map.of("name", "enrollment-postgresql-2"),
                    "spec",
                    cluster)))
        .hasValue(List.of());
  }

  @Test
  void itIsReadFromWhereTheOldOneIsBackedUp() throws IOException {
    Map<String, Object> before = map(list(restored().get("externalClusters")).getFirst());
    Map<String, Object> backups = new TreeMap<>(map(before.get("barmanObjectStore")));
    assertThat(backups.remove("serverName")).isEqualTo("enrollment-postgresql");
    assertThat(map(map(restored().get("bootstrap")).get("recovery")))
        .containsEntry("source", before.get("name"));
    assertThat(
            map(
                map(Overlay.production()
                        .specs("Cluster")
                        .get("enrollment-postgresql")
                        .get("backup"))
                    .get("barmanObjectStore")))
        .containsAllEntriesOf(backups);
  }

  @Test
  void whoRestoresALedgerAsIsWrittenHasBothServicesRunningInTheEnd() throws IOException {
    Tool.JQ.assumeInstalled();
    var kubectl =
        RecordedKubectl.answering(
            folder,
            """
            *'scale deployment '*) echo "${*: -1}" >"$state/$5" ;;
            *'get deployment '*.spec.replicas*) cat "$state/$5" 2>/dev/null || echo 2 ;;
            *'get deployment '*) printf '{"metadata":{"name":"%s"},"spec":{"template":{"metadata":{},"spec":{"containers":[{}]}}}}' "$5" ;;
            *' create '*) touch "$state/made" ;;
            *'get job '*json) if [ -e "$state/made" ]; then echo '{"status":{"conditions":[{"type":"Complete","status":"True"}]}}'; fi ;;
            """);

    String writesNoFile = "tee() { cat; }\n";
    Tool.Run run = kubectl.run(writesNoFile + String.join("\n", restore()));

    assertThat(run.status()).as(run.output()).isZero();
    assertThat(run.output()).contains("without a replica, for somebody stopped them:");
    for (String service : List.of("enrollment-service", "impact-service")) {
      assertThat(kubectl.state(service)).as(service).isEqualTo("2");
      assertThat(kubectl.calls())
          .containsSubsequence(
              scaled(service, 0),
              "-n outcome-ledger logs --follow job/" + service + "-restore",
              scaled(service, 2));
    }
  }

  private static String scaled(String service, int replicas) {
    return "-n outcome-ledger scale deployment %s --replicas %d".formatted(service, replicas);
  }

  /** Its lines for the shell, but for those that change the overlay's files. */
  private static List<String> restore() throws IOException {
    String section = page().split("\n## Restore\n", 2)[1].split("\n## ", 2)[0];
    return Pattern.compile("(?s)```bash\n(.*?)```")
        .matcher(section)
        .results()
        .map(found -> found.group(1))
        .filter(lines -> !lines.contains("sed -i"))
        .toList();
  }

  @Test
  void oneManagerOwnsEveryFieldWhoeverAppliesAndWhateverWasChangedByHand() throws IOException {
    List<String> commands = new ArrayList<>();
    for (Path folder : List.of(Path.of("../docs"), Path.of(""))) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file :
            files
                .filter(it -> !it.startsWith("src") && !it.startsWith("target"))
                .filter(Files::isRegularFile)
                .toList()) {
          Files.readAllLines(file, ISO_8859_1).stream()
              .filter(line -> line.contains("--server-side") || line.contains("rollout undo"))
              .forEach(commands::add);
        }
      }
    }
    assertThat(commands)
        .hasSizeGreaterThan(1)
        .allMatch(line -> line.contains("--field-manager outcome-ledger --force-conflicts"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"enrollment", "outcome"})
  void theKeyOfTheHeadsAndTheOneBeforeLieWhereThePageSays(String ledger) throws IOException {
    PodSpec pod =
        Manifests.all(Deployment.class).get(ledger + "-service").getSpec().getTemplate().getSpec();
    Container container = pod.getContainers().getFirst();
    String folder =
        container.getVolumeMounts().stream()
            .filter(it -> it.getName().equals("heads-key"))
            .map(VolumeMount::getMountPath)
            .findFirst()
            .orElseThrow();
    assertThat(pod.getVolumes())
        .filteredOn(it -> it.getName().equals("heads-key"))
        .map(Volume::getSecret)
        .singleElement()
        .satisfies(it -> assertThat(it.getSecretName()).isEqualTo(ledger + "-heads-key"))
        .satisfies(it -> assertThat(it.getItems()).as("what alone is mounted").isEmpty());
    assertThat(container.getEnv())
        .filteredOn(it -> it.getName().equals("OUTCOME_LEDGER_HEADS_KEY_FILE"))
        .map(EnvVar::getValue)
        .containsExactly(folder + "/key");
    assertThat(page()).contains("OUTCOME_LEDGER_HEADS_PREVIOUS_KEY_FILE=" + folder + "/previous");
  }

  private static String page() throws IOException {
    return Files.readString(Path.of("../docs/operations.md"));
  }

  private static Map<String, Object> restored() throws IOException {
    String block =
        Pattern.compile("(?s)( *)```yaml\n([^`]*recoveryTarget[^`]*)```")
            .matcher(page())
            .results()
            .map(found -> found.group(2))
            .findFirst()
            .orElseThrow();
    return map(YamlFile.documents(new StringReader(block)).getFirst().get("spec"));
  }
}
