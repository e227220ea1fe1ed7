package org.outcomeledger.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.outcomeledger.deploy.YamlFile.list;
import static org.outcomeledger.deploy.YamlFile.map;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every alert is tried by promtool, both ways, and leads to a page that says what to do. */
class AlertsTest {
  static final Path FOLDER = Path.of("observability");
  private static final Path RUNBOOKS = Path.of("../docs/runbooks.md");
  private static final List<String> FILES = List.of("alerts.yaml", "alerts-servers.yaml");

  @ParameterizedTest
  @ValueSource(strings = {"alerts.yaml", "alerts-servers.yaml"})
  void prometheusReadsTheRules(String file) {
    succeeds("check", "rules", FOLDER.resolve(file).toString());
  }

  @Test
  void everyAlertFiresWhenItShouldAndIsSilentWhenAllIsWell() {
    succeeds("test", "rules", FOLDER.resolve("alerts-test.yaml").toString());
    List<String> tried =
        list(YamlFile.document(FOLDER.resolve("alerts-test.yaml")).get("tests")).stream()
            .map(it -> map(it).get("name").toString())
            .toList();
    assertThat(tried)
        .containsAll(
            rules().stream()
                .flatMap(
                    it -> Stream.of(it.get("alert") + " fires", it.get("alert") + " stays silent"))
                .toList());
  }

  @Test
  void prometheusOfDockerComposeReadsItsSettings() {
    succeeds("check", "config", "--syntax-only", FOLDER.resolve("prometheus.yaml").toString());
  }

  static void succeeds(String... arguments) {
    Tool.PROMTOOL.assumeInstalled();
    Tool.Run run = Tool.PROMTOOL.run(arguments);
    if (run.status() != 0) {
      fail(run.output());
    }
  }

  @Test
  void everyAlertLeadsToItsRunbookAndNoRunbookIsLeftOver() throws IOException {
    Set<String> alerts =
        rules().stream().map(it -> it.get("alert").toString()).collect(Collectors.toSet());
    Set<String> pages =
        Files.readAllLines(RUNBOOKS).stream()
            .filter(line -> line.startsWith("### "))
            .map(line -> line.substring(4))
            .collect(Collectors.toSet());
    assertThat(pages).isEqualTo(alerts);
    assertThat(rules())
        .allSatisfy(
            rule ->
                assertThat(map(rule.get("annotations")))
                    .containsEntry(
                        "runbook_url",
                        "docs/runbooks.md#"
                            + rule.get("alert").toString().toLowerCase(Locale.ROOT)));
  }

  @Test
  void aRunbookSaysWhatItMeansWhatToLookAtAndWhatToDo() throws IOException {
    String text = Files.readString(RUNBOOKS);
    assertThat(Stream.of(text.split("\n### ", -1)).skip(1))
        .hasSize(rules().size())
        .allSatisfy(page -> assertThat(page).contains("*Means:*", "*Look at:*", "*Do:*"));
  }

  @Test
  void anAlertWakesSomebodyOrIsLookedAtByDay() {
    assertThat(rules())
        .extracting(it -> map(it.get("labels")))
        .allSatisfy(
            labels ->
                assertThat(labels)
                    .containsOnlyKeys("severity")
                    .extractingByKey("severity")
                    .isIn("critical", "warning"));
  }

  /** The operator does not read Prometheus' files: with -Dalerts.renew its resource is written. */
  @Test
  void theOperatorsRulesAreTheSame() throws IOException {
    StringBuilder expected =
        new StringBuilder(
            """
            # Made from alerts.yaml and alerts-servers.yaml (AlertsTest, -Dalerts.renew): the operator does not read them as they are.
            apiVersion: monitoring.coreos.com/v1
            kind: PrometheusRule
            metadata:
              name: outcome-ledger
            spec:
              groups:
            """);
    for (String file : FILES) {
      Files.readAllLines(FOLDER.resolve(file)).stream()
          .dropWhile(line -> !line.equals("groups:"))
          .skip(1)
          .forEach(line -> expected.append(line.isBlank() ? "" : "  " + line).append('\n'));
    }
    Path copy = FOLDER.resolve("rules.yaml");
    if (System.getProperty("alerts.renew") != null) {
      Files.writeString(copy, expected);
    }
    assertThat(copy).hasContent(expected.toString());
  }

  /** Both files' rules. */
  static List<Map<String, Object>> rules() {
    return FILES.stream()
        .flatMap(file -> list(YamlFile.document(FOLDER.resolve(file)).get("groups")).stream())
        .flatMap(group -> list(map(group).get("rules")).stream())
        .map(YamlFile::map)
        .toList();
  }
}
