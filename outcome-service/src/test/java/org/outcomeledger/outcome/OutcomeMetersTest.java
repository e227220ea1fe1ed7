package org.outcomeledger.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.outcomeledger.http.MetersContract;
import org.outcomeledger.http.Scrape;
import org.outcomeledger.posting.Api;
import org.outcomeledger.posting.PostingServers;

/** The metrics of the other writing service bear its ledger's name. */
@QuarkusTest
@QuarkusTestResource(PostingServers.class)
class OutcomeMetersTest extends MetersContract {

  private final String jane = "jane-" + UUID.randomUUID();
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
    assertThat(api.postBatch("", completed("c-1"), completed("c-2")).status()).isEqualTo(200);
  }

  @Test
  void eventsAreCountedUnderTheirLedger() {
    Scrape before = scrape();
    callEverything();
    Scrape after = scrape();
    for (String result : List.of("result=accepted", "result=rejected")) {
      String posted = "outcome_ledger_posted_events_total";
      assertThat(
              after.sum(posted, "ledger=outcome", result)
                  - before.sum(posted, "ledger=outcome", result))
          .as(result)
          .isEqualTo(1);
    }
    assertThat(after.text()).doesNotContain("ledger=\"enrollment\"");
  }

  private String completed(String id) {
    return """
        {"id":"%1$s-%2$s","specversion":"1.0","type":"org.outcomeledger.programme-completed.v1","source":"lms",
         "data":{"learner":"%2$s","enrollmentId":"of-%2$s","completedOn":"2025-11-28"}}"""
        .formatted(id, jane);
  }
}
