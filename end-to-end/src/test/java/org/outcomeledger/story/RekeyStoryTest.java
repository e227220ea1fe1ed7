package org.outcomeledger.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Both ledgers get other pseudonyms, as docs/rekey.md has it, and nothing else changes. */
@BesideTheOthers
@Order(8)
class RekeyStoryTest {

  private static final long SEED = System.nanoTime();
  private static final String PLATFORM = "rekeyed";
  private static final LocalDate DAY = LocalDate.of(2025, 12, 31);
  private static final List<PackagedService> WRITING =
      List.of(PackagedService.ENROLLMENT, PackagedService.OUTCOME);
  private static final Map<String, String> REKEYED =
      Map.of("OUTCOME_LEDGER_REKEYED_WITH", "a-later-secret-of-at-least-thirty-two-characters");
  private static final List<String> GROUPINGS = List.of("", "&by=programme", "&by=gender");

  private static Installation installation;

  @BeforeAll
  static void start() {
    installation = Installation.start(Path.of("target", "rekey"));
  }

  @AfterAll
  static void stop() {
    installation.close();
  }

  @Test
  void figuresDuplicatesAndKnownLearnersAreWhatTheyWereUnderOtherPseudonyms() throws SQLException {
    PostingLog posting = new PostingLog(installation.platform(PLATFORM));
    Lives lives = new Lives(PLATFORM, new Random(SEED));
    List<Lives.Life> posted = Stream.generate(lives::next).limit(40).toList();
    posted.forEach(life -> posting.postInOrder(life.events(), 50));
    ErasureCalls erasures = new ErasureCalls(installation, PLATFORM);
    erasures.awaitCarriedOut(erasures.erase(posted.get(1).events().getFirst().learner()));
    Examination examination = new Examination(installation, PLATFORM);
    examination.followersHaveCaughtUp();
    Map<String, String> before = answers();

    List.of(FaultTarget.IMPACT_SERVICE, FaultTarget.ENROLLMENT_SERVICE, FaultTarget.OUTCOME_SERVICE)
        .forEach(installation::kill);
    WRITING.forEach(RekeyStoryTest::rekey);
    for (PackagedService service : PackagedService.values()) {
      installation.startOn(
          service, rekeyed(service), service == PackagedService.IMPACT ? Map.of() : REKEYED);
    }
    examination.followersHaveCaughtUp();

    assertThat(answers()).as("seed %d", SEED).isEqualTo(before);
    assertThat(before.keySet()).hasSizeGreaterThan(20);
    ledgersVerifyAndShareNoPseudonym();
    everythingIsADuplicate(posted);
    aKnownLearnerGoesOn(posted.getFirst());
  }

  private static void rekey(PackagedService service) {
    Map<String, String> settings = new HashMap<>(REKEYED);
    settings.putAll(installation.rekeyFrom(service));
    settings.put("OUTCOME_LEDGER_COMMAND", "rekey");
    EndedProcess done = installation.run(service, rekeyed(service), settings);
    assertThat(done.exitCode()).as("%s", done.lines()).isZero();
    assertThat(done.lines()).anyMatch(line -> line.startsWith("It goes on as incarnation "));
  }

  private static String rekeyed(PackagedService service) {
    return service.database + "_rekeyed";
  }

  /** The rows of every indicator, and every curve, by the question. */
  private static Map<String, String> answers() {
    Analyst analyst = installation.analyst();
    Map<String, String> answers = new TreeMap<>();
    for (JsonNode indicator : analyst.answer("/metrics/v1/indicators").path("indicators")) {
      String id = indicator.path("id").asText();
      String question = id.equals("COM4") || id.equals("EMP8") ? "/curve" : "/values";
      for (String by : id.equals("MSR") ? List.of("") : GROUPINGS) {
        String path = "/metrics/v1/indicators/" + id + question + "?asOf=" + DAY + by;
        JsonNode answer = analyst.answer(path);
        answers.put(path, answer.path("rows").toString() + answer.path("curves"));
      }
    }
    return answers;
  }

  private static void ledgersVerifyAndShareNoPseudonym() throws SQLException {
    for (PackagedService service : WRITING) {
      assertThat(AuditedLedger.read(installation.ledger(service)).findings()).isEmpty();
      Set<String> old = pseudonyms(service.database);
      assertThat(old).hasSizeGreaterThan(100);
      assertThat(pseudonyms(rekeyed(service))).hasSameSizeAs(old).doesNotContainAnyElementsOf(old);
    }
  }

  /** Of learners and events, and all that are in the data. */
  private static Set<String> pseudonyms(String database) throws SQLException {
    try (Connection session = installation.session(database);
        Statement statement = session.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                with said as (
                  select * from event where type <> 'org.outcomeledger.learner-erased.v1')
                select learner_id::text from said union select id::text from said
                union select id::text from idempotency_key union select id::text from claim
                union select (regexp_matches(convert_from(data, 'UTF8'),
                    '[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f-]{21}', 'g'))[1] from said""")) {
      Set<String> pseudonyms = new TreeSet<>();
      while (rows.next()) {
        pseudonyms.add(rows.getString(1));
      }
      return pseudonyms;
    }
  }

  private static void everythingIsADuplicate(List<Lives.Life> posted) {
    LearningPlatform platform = installation.platform(PLATFORM);
    for (Lives.Life life : posted) {
      for (Event event : life.events()) {
        assertThat(platform.post(List.of(event)))
            .as("%s, seed %d", event, SEED)
            .extracting(EventReceipt::status)
            .containsExactly("duplicate");
      }
    }
  }

  /** What was posted before the re-keying can be taken back, and more can be posted. */
  private static void aKnownLearnerGoesOn(Lives.Life life) {
    Event enrolled =
        life.events().stream()
            .filter(event -> event.name().equals("learner-enrolled"))
            .filter(event -> !event.id().endsWith("-mistake"))
            .findFirst()
            .orElseThrow();
    List<Event> more = new ArrayList<>();
    more.add(new Event(PackagedService.ENROLLMENT, "again", "learner-enrolled", enrolled.data()));
    more.add(
        new Event(
            PackagedService.ENROLLMENT,
            "taken-back",
            "event-retracted",
            Map.of(
                "learner", enrolled.learner(),
                "reason", "a mistake",
                "retracts", Map.of("source", Event.SOURCE, "id", enrolled.id()))));
    more.add(
        new Event(PackagedService.ENROLLMENT, "once-more", "learner-enrolled", enrolled.data()));
    assertThat(installation.platform(PLATFORM).post(more))
        .extracting(EventReceipt::status)
        .containsExactly("rejected", "accepted", "accepted");
  }
}
