package org.outcomeledger.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outcomeledger.deploy.YamlFile.list;
import static org.outcomeledger.deploy.YamlFile.map;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What somebody copies from docs/operations.md when everything burns. */
class OperationsPageTest {

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

  private static Map<String, Object> restored() throws IOException {
    String page = Files.readString(Path.of("../docs/operations.md"));
    String block =
        Pattern.compile("(?s)( *)```yaml\n([^`]*recoveryTarget[^`]*)```")
            .matcher(page)
            .results()
            .map(found -> found.group(2))
            .findFirst()
            .orElseThrow();
    return map(YamlFile.documents(new StringReader(block)).getFirst().get("spec"));
  }
}
