package org.outcomeledger.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.outcomeledger.http.MetersContract;
import org.outcomeledger.http.Scrape;
import org.outcomeledger.posting.Api;
import org.outcomeledger.posting.PostingServers;

/** What operators see of events as they are posted, kept, relayed and erased. */
@QuarkusTest
@QuarkusTestResource(PostingServers.class)
class EnrollmentMetersTest extends MetersContract {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String LEDGER = "ledger=enrollment";
  private static final String POSTED = "outcome_ledger_posted_events_total";

  private final String jane = "jane-" + UUID.randomUUID();
  @Inject DataSource database;

  private Api api;

  @BeforeEach
  void signIn() {
    api = Api.of(address, config, "platform-a");
  }

  @Override
  protected List<String> sections() {
    return List.of("Writing services");
  }

  @Override
  protected void callEverything() {
    api.postBatch("", enrolled("e-1", jane), enrolled("e-2", jane));
  }

  @Test
  void eventsAreCountedByWhatBecameOfThem() {
    Scrape before = scrape();
    var reply =
        api.postBatch("", enrolled("e-1", jane), enrolled("e-1", jane), enrolled("e-2", jane), "1");
    assertThat(reply.statuses()).containsExactly("accepted", "duplicate", "rejected", "rejected");
    var atomic = api.postBatch("?atomic=true", enrolled("e-3", jane), enrolled("e-4", jane));
    assertThat(atomic.statuses()).containsExactly("rejected", "not-attempted");
    Scrape after = scrape();

    assertThat(more(before, after, POSTED, LEDGER, "result=accepted")).isEqualTo(1);
    assertThat(more(before, after, POSTED, LEDGER, "result=duplicate")).isEqualTo(1);
    assertThat(more(before, after, POSTED, LEDGER, "result=rejected")).isEqualTo(3);
    assertThat(more(before, after, POSTED, LEDGER, "result=not-attempted")).isEqualTo(1);
    String rejected = "outcome_ledger_rejected_events_total";
    assertThat(more(before, after, rejected, LEDGER, "problem=already-enrolled")).isEqualTo(2);
    assertThat(more(before, after, rejected, LEDGER, "problem=invalid-event")).isEqualTo(1);
    assertThat(more(before, after, "outcome_ledger_flush_events_sum", LEDGER)).isEqualTo(5);
    assertThat(more(before, after, "outcome_ledger_flush_seconds_count", LEDGER)).isEqualTo(2);
    assertThat(more(before, after, "outcome_ledger_position", LEDGER)).isBetween(0.0, 1.0);
  }

  @Test
  void repliesThatAreProblemsAreCountedByType() {
    Scrape before = scrape();
    api.as(null).post(enrolled("e-1", jane)).isProblem(401, "unauthorized");
    api.post("{").isProblem(400, "malformed-json");
    Scrape after = scrape();

    String replies = "outcome_ledger_problem_replies_total";
    assertThat(more(before, after, replies, "problem=unauthorized")).isEqualTo(1);
    assertThat(more(before, after, replies, "problem=malformed-json")).isEqualTo(1);
    assertThat(more(before, after, replies)).isEqualTo(2);
    String requests = "http_server_requests_seconds_count";
    assertThat(more(before, after, requests, "uri=/events", "status=401")).isEqualTo(1);
    assertThat(more(before, after, requests, "uri=/events", "status=400")).isEqualTo(1);
  }

  @Test
  void aRequestThatFailsIsCountedOnce() throws Exception {
    String requests = "http_server_requests_seconds_count";
    Scrape before = scrape();
    try (var session = database.getConnection();
        var statement = session.createStatement()) {
      statement.execute("alter table ledger_head rename to ledger_head_away");
      try {
        api.as(Api.tokenOf(config, "ledger:read"))
            .get("/ledger/heads")
            .isProblem(500, "internal-error");
      } finally {
        statement.execute("alter table ledger_head_away rename to ledger_head");
      }
    }
    Scrape after = scrape();
    assertThat(more(before, after, requests, "uri=/ledger/heads")).isEqualTo(1);
    assertThat(more(before, after, requests, "status=500")).isEqualTo(1);
    assertThat(
            more(before, after, "outcome_ledger_problem_replies_total", "problem=internal-error"))
        .isEqualTo(1);
  }

  @Test
  void everyProblemThatAnEventMayHaveBeginsAtZero() {
    assertThat(scrape().samples("outcome_ledger_rejected_events_total"))
        .extracting(it -> it.labels().get("problem"))
        .contains("not-suspended", "stream-full", "never-declared");
  }

  @Test
  void relayAndHeadsAreThereForOneReplicaOfAll() {
    double before = scrape().sum("outcome_ledger_relayed_events_total", LEDGER);
    assertThat(api.post(enrolled("e-1", jane)).status()).isEqualTo(201);
    Awaitility.await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              Scrape now = scrape();
              assertThat(now.sum("outcome_ledger_relayed_events_total", LEDGER))
                  .isGreaterThan(before);
              assertThat(now.sum("outcome_ledger_relay_active", LEDGER)).isEqualTo(1);
              assertThat(now.sum("outcome_ledger_position", LEDGER)).isPositive();
              assertThat(now.sum("outcome_ledger_relay_lag_events", LEDGER)).isZero();
              assertThat(now.sum("outcome_ledger_relay_lag_seconds", LEDGER)).isZero();
              assertThat(now.sum("outcome_ledger_health_check_up", "check=events-relayed"))
                  .isEqualTo(1);
            });
    double now = System.currentTimeMillis() / 1000.0;
    assertThat(scrape().sum("outcome_ledger_signed_head_timestamp_seconds", LEDGER))
        .isBetween(now - SOON.toSeconds() * 10, now + 1);
  }

  @Test
  void anErasureIsUnderWayUntilItIsAnswered() {
    Scrape before = scrape();
    assertThat(api.post(enrolled("e-1", jane)).status()).isEqualTo(201);
    var delete =
        api.request("/learners/" + jane).method("DELETE", HttpRequest.BodyPublishers.noBody());
    assertThat(api.send(delete).status()).isEqualTo(202);
    Awaitility.await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              Scrape now = scrape();
              assertThat(more(before, now, "outcome_ledger_redacted_events_total", LEDGER))
                  .isEqualTo(1);
              assertThat(more(before, now, "outcome_ledger_erasures_total", LEDGER)).isEqualTo(1);
              assertThat(now.sum("outcome_ledger_erasures_waiting", LEDGER)).isZero();
              assertThat(now.sum("outcome_ledger_erasures_waiting_seconds", LEDGER)).isZero();
              assertThat(now.sum("outcome_ledger_erasures_unanswered", LEDGER))
                  .as("no other ledger is there to answer")
                  .isGreaterThanOrEqualTo(1);
            });
  }

  @Test
  void whatIsRecordedIsCounted() {
    Scrape before = scrape();
    Api auditor = api.as(Api.tokenOf(config, "ledger:read"));
    assertThat(auditor.get("/audit").status()).isEqualTo(200);
    assertThat(auditor.get("/ledger/0/events?after=0&limit=1").status()).isEqualTo(200);
    Scrape after = scrape();

    assertThat(more(before, after, "outcome_ledger_audit_entries_total")).isPositive();
    assertThat(after.sum("outcome_ledger_audit_entries_waiting")).isZero();
  }

  private static double more(Scrape before, Scrape after, String name, String... labels) {
    return after.sum(name, labels) - before.sum(name, labels);
  }

  private static String enrolled(String id, String learner) {
    return """
        {"id":"%1$s-%2$s","specversion":"1.0","type":"org.outcomeledger.learner-enrolled.v1","source":"lms",
         "data":{"learner":"%2$s","enrollmentId":"of-%2$s","startedOn":"2025-03-03",
                 "programme":{"id":"data-analyst","publishedLengthDays":270}}}"""
        .formatted(id, learner);
  }
}
