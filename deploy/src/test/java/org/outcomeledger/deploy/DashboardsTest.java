package org.outcomeledger.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dashboards read strictly, their questions parsed by Prometheus' own tool. */
class DashboardsTest {
  private static final Path FOLDER = AlertsTest.FOLDER.resolve("dashboards");
  private static final List<String> NAMES = List.of("posting", "following", "figures");
  private static final Path METRICS = Path.of("../docs/metrics.md");
  private static final Pattern METRIC = Pattern.compile("outcome_ledger_[a-z_]+");
  private static final Pattern SELECTOR =
      Pattern.compile("\\b(?:(?:outcome_ledger|http|jvm|process)_[a-z_]+|up)\\b(.{0,30})");

  @ParameterizedTest
  @ValueSource(strings = {"posting", "following", "figures"})
  void aDashboardHasNoFieldThatGrafanaDoesNotKnowAndNoneIsMissing(String name) throws IOException {
    Grafana dashboard = read(name);
    assertThat(dashboard.uid()).isEqualTo("outcome-ledger-" + name);
    assertThat(dashboard.templating().variables())
        .extracting(Grafana.Variable::name)
        .containsExactly("datasource", "namespace");
    assertThat(dashboard.panels()).extracting(Grafana.Panel::id).doesNotHaveDuplicates();
    assertThat(dashboard.panels()).extracting(Grafana.Panel::title).doesNotHaveDuplicates();
    assertThat(dashboard.panels())
        .isNotEmpty()
        .allSatisfy(
            panel -> {
              assertThat(panel.settings()).isNotNull();
              assertThat(panel.description()).isNotBlank();
              assertThat(panel.datasource().uid()).isEqualTo("${datasource}");
              assertThat(panel.gridPos().x() + panel.gridPos().w()).isLessThanOrEqualTo(24);
              assertThat(panel.targets()).extracting(Grafana.Target::refId).doesNotHaveDuplicates();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"posting", "following", "figures"})
  void noPanelLiesOnAnother(String name) throws IOException {
    List<Grafana.Panel> panels = read(name).panels();
    for (Grafana.Panel panel : panels) {
      assertThat(panels)
          .filteredOn(other -> other.gridPos().overlaps(panel.gridPos()))
          .containsExactly(panel);
    }
  }

  @Test
  void everyQuestionOfEveryPanelIsOneThatPrometheusUnderstands(@TempDir Path folder)
      throws IOException {
    String rules =
        questions()
            .map(it -> it.replace("$__rate_interval", "1m"))
            .map(it -> "  - {record: panel, expr: '" + it + "'}\n")
            .collect(Collectors.joining());
    Path file =
        Files.writeString(
            folder.resolve("panels.yaml"), "groups:\n- name: panels\n  rules:\n" + rules);
    AlertsTest.succeeds("check", "rules", "--lint=none", file.toString());
  }

  /** Two installations that one Prometheus scrapes are looked at one by one. */
  @Test
  void everyQuestionOfEveryPanelIsAboutOneNamespace() {
    assertThat(questions())
        .allSatisfy(
            it ->
                assertThat(SELECTOR.matcher(it).results())
                    .isNotEmpty()
                    .allMatch(found -> found.group(1).startsWith("{namespace=~\"$namespace\"")));
  }

  /** An alert about one installation is neither hidden by another's series nor raised by them. */
  @Test
  void everyRuleKeepsNamespacesApart() {
    assertThat(AlertsTest.rules())
        .extracting(it -> it.get("expr").toString())
        .allSatisfy(
            it -> {
              assertThat(it).doesNotContainPattern("\\b(sum|max|min|count)\\((?!\\s)");
              assertThat(it).doesNotContainPattern("by \\((?!namespace\\b)");
            });
  }

  @Test
  void everyMetricThatIsAskedForIsDocumented() throws IOException {
    assumeMetrics();
    Set<String> documented =
        METRIC
            .matcher(Files.readString(METRICS))
            .results()
            .map(it -> it.group())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(asked())
        .isNotEmpty()
        .allMatch(it -> documented.contains(it.replaceAll("_(bucket|count|sum)$", "")));
  }

  private static void assumeMetrics() {
    boolean there = Files.exists(METRICS);
    if (!there) {
      System.out.println("Skipped: names of metrics are not compared, for there is no " + METRICS);
    }
    assumeTrue(there, METRICS + " is missing");
  }

  private static Set<String> asked() {
    Stream<String> alerts = AlertsTest.rules().stream().map(it -> it.get("expr").toString());
    return Stream.concat(alerts, questions())
        .flatMap(it -> METRIC.matcher(it).results().map(found -> found.group()))
        .filter(it -> !it.equals("outcome_ledger_"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Nothing is measured that nobody can look at. */
  @Test
  void everyMetricThatIsDocumentedIsAskedFor() throws IOException {
    assumeMetrics();
    Set<String> asked =
        asked().stream()
            .map(it -> it.replaceAll("_(bucket|count|sum)$", ""))
            .collect(Collectors.toSet());
    assertThat(METRIC.matcher(Files.readString(METRICS)).results().map(it -> it.group()).distinct())
        .allMatch(asked::contains);
  }

  private static Stream<String> questions() {
    return NAMES.stream()
        .flatMap(name -> panels(name).stream())
        .flatMap(panel -> panel.targets().stream())
        .map(Grafana.Target::expr);
  }

  private static List<Grafana.Panel> panels(String name) {
    try {
      return read(name).panels();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Grafana read(String name) throws IOException {
    return Grafana.read(FOLDER.resolve(name + ".json"));
  }
}
