package org.outcomeledger.story;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real Prometheus that scrapes a running installation finds what the dashboards and the alerts
 * ask for. That promtool understands a question says nothing of whether anybody tells the answer.
 */
@Order(3)
class MonitoringTest {

  private static final Path DASHBOARDS = Path.of("../deploy/observability/dashboards");
  private static final String PLATFORM = "monitored";
  private static final int EVENTS_PER_SECOND = 50;
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Tokens of this installation are verified with a key: there is no provider to be away. */
  private static final Set<String> NOT_HERE =
      Set.of("outcome_ledger_health_check_up{check=\"identity-provider\"}");

  /**
   * Something that is asked for.
   *
   * @param by the panel or the alert
   */
  private record Question(String by, String promql) {

    /** The same and, so that no {@code or vector(0)} hides it, everything that it is about. */
    private Stream<Question> withSelectors() {
      return Stream.concat(Stream.of(this), selectors());
    }

    private Stream<Question> selectors() {
      return PromqlSelectors.of(promql).stream().map(it -> new Question(by, it));
    }
  }

  @TempDir static Path folder;

  private static Installation installation;
  private static PrometheusServer prometheus;
  private static BackgroundPosting posting;

  @BeforeAll
  static void start() {
    MonitoringProgram.assumeInstalled(PrometheusServer.PROGRAM);
    installation = Installation.shared();
    prometheus =
        PrometheusServer.start(
            folder,
            INTERVAL,
            AlertRules.shipped(),
            Stream.of(PackagedService.values())
                .collect(toMap(it -> it, it -> List.of(installation.uri(it)))));
    posting =
        new BackgroundPosting(
            installation.platform(PLATFORM), new Random().nextLong(1_000_000), EVENTS_PER_SECOND);
  }

  @AfterAll
  static void stop() {
    if (prometheus != null) {
      posting.end();
      prometheus.close();
    }
  }

  @Test
  void everyPanelOfEveryDashboardHasSomethingToShow() throws IOException {
    List<Question> questions = new ArrayList<>();
    for (String dashboard : List.of("posting", "following", "figures")) {
      JsonNode file = new ObjectMapper().readTree(DASHBOARDS.resolve(dashboard + ".json").toFile());
      for (JsonNode panel : file.required("panels")) {
        String by = dashboard + ": " + panel.required("title").asText();
        for (JsonNode target : panel.required("targets")) {
          questions.add(new Question(by, filledIn(target.required("expr").asText())));
        }
      }
    }
    haveSeries(questions.stream().flatMap(Question::withSelectors).toList());
  }

  /** As Grafana does, for whichever namespace. */
  private static String filledIn(String question) {
    return question.replace("$__rate_interval", "10s").replace("$namespace", ".*");
  }

  /**
   * Of an alert that does not fire the answer is empty: it is about what is there, all the same.
   */
  @Test
  void everyAlertIsAboutWhatServicesTellAndIsEvaluated() {
    haveSeries(
        AlertRules.shipped().questions().entrySet().stream()
            .flatMap(it -> new Question(it.getKey(), it.getValue()).selectors())
            .filter(it -> !NOT_HERE.contains(it.promql()))
            .toList());
    Awaitility.await("an evaluation of every rule")
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(prometheus.unevaluatedRules()).isEmpty());
  }

  private static void haveSeries(Collection<Question> questions) {
    assertThat(questions).isNotEmpty();
    List<Question> open = new ArrayList<>(questions);
    Awaitility.await("series for every question")
        .atMost(PATIENCE)
        .pollInterval(INTERVAL)
        .untilAsserted(
            () -> {
              posting.awaitAcknowledged(1);
              installation
                  .analyst()
                  .ask(FigureQuestion.of("COM1", "programme", LocalDate.EPOCH), PLATFORM);
              open.removeIf(it -> !prometheus.series(it.promql()).isEmpty());
              assertThat(open).as("Nobody tells what these ask for").isEmpty();
            });
  }
}
