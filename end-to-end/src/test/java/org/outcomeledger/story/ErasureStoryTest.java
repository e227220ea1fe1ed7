package org.outcomeledger.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.outcomeledger.testservers.LocalServersOnly;

/**
 * A learner is erased, the scrub runs, Kafka's retention passes: no byte of any file has a value of
 * theirs any more. Before, the same search finds them all.
 */
@Order(9)
@LocalServersOnly("reads every byte of the servers' data and logs, which are files of a container")
class ErasureStoryTest {

  private static final String PLATFORM = "forgetting";
  private static final String LEARNER = "Wilhelmina.Brzeczyszczykiewicz";
  private static final String REGION = "Region-of-Wilhelmina-alone";
  private static final Map<String, String> SCRUB = Map.of("OUTCOME_LEDGER_COMMAND", "scrub");

  private final Installation installation = Installation.shared();
  private final ErasureCalls calls = new ErasureCalls(installation, PLATFORM);
  private final Examination examination = new Examination(installation, PLATFORM);

  @Test
  void afterTheScrubNoFileHasAValueOfTheErasedLearner() throws Exception {
    PostingLog posting = new PostingLog(installation.platform(PLATFORM));
    posting.postInOrder(events(), 10);
    posting.postInOrder(new Lives(PLATFORM, new Random(9)).next().events(), 10);
    examination.followersHaveCaughtUp();
    examination.rowsHaveCaughtUp(PackagedService.IMPACT.database);
    Map<String, String> values = valuesOfTheLearner();
    checkpoint();
    assertThat(found(values))
        .as("what the search finds before the erasure")
        .containsOnlyKeys(values.keySet())
        .allSatisfy((what, files) -> assertThat(files).anyMatch(it -> it.startsWith("postgres")));
    assertThat(found(values).get("learner, as text"))
        .anyMatch(file -> file.startsWith("kafka"))
        .anyMatch(file -> file.contains("pg_wal"));

    JsonNode receipt = calls.awaitCarriedOut(calls.erase(LEARNER));
    examination.followersHaveCaughtUp();
    examination.rowsHaveCaughtUp(PackagedService.IMPACT.database);
    assertThat(receipt.path("ledgers").findValuesAsText("redacted")).containsExactly("3", "2");
    figuresAreThoseOfTheLedgers();
    List<String> scrubbed = new ArrayList<>();
    for (PackagedService service : PackagedService.values()) {
      EndedProcess scrub = installation.run(service, SCRUB);
      assertThat(scrub.exitCode()).as("%s", scrub.lines()).isZero();
      scrubbed.addAll(scrub.lines());
    }
    checkpoint();
    ShortRetention.during(
        installation.kafka(),
        () ->
            Awaitility.await("Kafka's retention")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(found(values)).as("%s", scrubbed).isEmpty()));
    figuresAreThoseOfTheLedgers();
  }

  private void figuresAreThoseOfTheLedgers() {
    examination.figuresEqualARecountOf(
        examination.ledgerRecount(), List.of("", "gender"), List.of(LocalDate.of(2025, 12, 31)));
  }

  /** What the ledgers made of the learner, in every form in which it may be stored. */
  private Map<String, String> valuesOfTheLearner() {
    Map<String, String> values = new HashMap<>();
    JsonNode enrollment = calls.held(PackagedService.ENROLLMENT, LEARNER).orElseThrow();
    JsonNode outcome = calls.held(PackagedService.OUTCOME, LEARNER).orElseThrow();
    put(values, "learner", enrollment.path("learnerId"));
    put(values, "enrollment", enrollment.at("/events/0/data/enrollmentId"));
    put(values, "employment", outcome.at("/events/0/data/employmentId"));
    values.put("region", StoredBytes.text(REGION));
    return values;
  }

  private static void put(Map<String, String> values, String what, JsonNode pseudonym) {
    values.put(what + ", as text", StoredBytes.text(pseudonym.asText()));
    values.put(what + ", as a UUID", StoredBytes.binary(UUID.fromString(pseudonym.asText())));
  }

  private Map<String, Set<String>> found(Map<String, String> values) {
    Map<String, Set<String>> files = StoredBytes.find(installation.folder(), values.values());
    Map<String, Set<String>> found = new HashMap<>();
    values.forEach(
        (what, value) -> {
          if (files.containsKey(value)) {
            found.put(what, files.get(value));
          }
        });
    return found;
  }

  private void checkpoint() throws SQLException {
    try (Connection session = installation.session("postgres");
        Statement statement = session.createStatement()) {
      statement.execute("checkpoint");
    }
  }

  private static List<Event> events() {
    return List.of(
        event(
            PackagedService.ENROLLMENT,
            "learner-enrolled",
            Map.of(
                "enrollmentId",
                "enrollment-of-" + LEARNER,
                "programme",
                Map.of("id", "forgetting", "publishedLengthDays", 90),
                "startedOn",
                "2024-01-01")),
        event(
            PackagedService.ENROLLMENT,
            "profile-declared",
            Map.of(
                "declaredOn", "2024-01-01", "attributes", Map.of("region", REGION, "gender", "f"))),
        event(
            PackagedService.ENROLLMENT,
            "learner-withdrew",
            Map.of("enrollmentId", "enrollment-of-" + LEARNER, "on", "2024-02-01")),
        event(
            PackagedService.OUTCOME,
            "employment-started",
            Map.of(
                "employmentId",
                "job-of-" + LEARNER,
                "enrollmentId",
                "enrollment-of-" + LEARNER,
                "startedOn",
                "2024-05-01",
                "contract",
                "permanent",
                "inField",
                "yes",
                "hiredByProvider",
                false,
                "existedBeforeTraining",
                false)),
        event(
            PackagedService.OUTCOME,
            "outcome-surveyed",
            Map.of("asOf", "2024-06-01", "situation", "employed", "channel", "telephone")));
  }

  private static Event event(PackagedService service, String name, Map<String, Object> data) {
    Map<String, Object> said = new HashMap<>(data);
    said.put("learner", LEARNER);
    return new Event(service, name + "-of-her", name, said);
  }
}
