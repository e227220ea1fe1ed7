package org.outcomeledger.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The data of completions is changed in the ledger's database; leaves and chain are left alone. */
@Order(2)
@BesideTheOthers
class ChangedLedgerStoryTest {

  private static final String PLATFORM = "changed";
  private static final String DATABASE = "impact_after_the_change";
  private static final int LEARNERS = 100;
  private static final FigureQuestion ON_TIME =
      FigureQuestion.of("COM1", "", LocalDate.of(2025, 12, 31));

  private final Installation installation = Installation.breakable();

  @Test
  void whoeverReadsTheLedgerAnewDoesNotCountTheChange() throws SQLException {
    PostingLog posting = new PostingLog(installation.platform(PLATFORM));
    posting.post(ofEach(ChangedLedgerStoryTest::enrolled), 50);
    posting.post(ofEach(ChangedLedgerStoryTest::completedLate), 50);
    new Examination(installation, PLATFORM).followersHaveCaughtUp();
    assertThat(onTime(installation.analyst())).isEqualTo(new AnsweredCounts(0, LEARNERS, 0, 0, 0));

    try (Connection ledger = installation.session(PackagedService.OUTCOME.database);
        Statement statement = ledger.createStatement()) {
      change(statement, "2024-12-01", "2024-03-01");
      try (ServiceProcess anew = installation.replica(PackagedService.IMPACT, DATABASE)) {
        String well =
            Awaitility.await("the new replica says that it does not believe the ledger")
                .atMost(Duration.ofSeconds(60))
                .until(() -> well(anew), it -> it.contains("\"DOWN\""));
        assertThat(well).contains("outcome ledger, shard", "the leaf is not that of the content");
        assertThat(onTime(installation.analyst(anew.uri())).numerator()).isZero();
      } finally {
        change(statement, "2024-03-01", "2024-12-01");
      }
    }
  }

  private static void change(Statement ledger, String from, String to) throws SQLException {
    ledger.execute("alter table event disable trigger user");
    int changed =
        ledger.executeUpdate(
            """
            update event set data = convert_to(replace(convert_from(data, 'UTF8'), '%s', '%s'), 'UTF8')
            where platform = '%s' and type = 'org.outcomeledger.programme-completed.v1'
            """
                .formatted(from, to, PLATFORM));
    ledger.execute("alter table event enable trigger user");
    assertThat(changed).isEqualTo(LEARNERS);
  }

  private static AnsweredCounts onTime(Analyst analyst) {
    return analyst.ask(ON_TIME, PLATFORM).get("");
  }

  private static String well(ServiceProcess service) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(service.uri().resolve("/q/health/well")).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }

  private static List<Event> ofEach(IntFunction<Event> story) {
    return IntStream.range(0, LEARNERS).mapToObj(story).toList();
  }

  private static Event enrolled(int learner) {
    return Event.enrolled(
        "enrolled-" + learner, "e-" + learner, "l-" + learner, "changed", 90, "2024-01-01");
  }

  private static Event completedLate(int learner) {
    return new Event(
        PackagedService.OUTCOME,
        "completed-" + learner,
        "programme-completed",
        Map.of(
            "enrollmentId",
            "e-" + learner,
            "learner",
            "l-" + learner,
            "completedOn",
            "2024-12-01"));
  }
}
