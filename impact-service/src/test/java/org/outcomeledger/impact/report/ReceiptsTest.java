package org.outcomeledger.impact.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outcomeledger.impact.report.ReportCalls.REPORTS;
import static org.outcomeledger.impact.report.ReportCalls.as;
import static org.outcomeledger.impact.report.ReportCalls.isProblem;
import static org.outcomeledger.impact.report.ReportCalls.published;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.outcomeledger.format.LedgerEntry;
import org.outcomeledger.impact.follower.TwoLedgers;

/** Receipts by what a platform calls its event; the ledgers are asked with the platform's token. */
@QuarkusTest
@QuarkusTestResource(value = TwoLedgers.class, restrictToAnnotatedClass = true)
@TestInstance(Lifecycle.PER_CLASS)
class ReceiptsTest {
  private String report;
  private LedgerEntry entry;

  @BeforeEach
  void aPublishedReport() {
    if (report == null) {
      ToldCohort.events().forEach(TwoLedgers::append);
      report = published("receipts");
      entry = TwoLedgers.outcome();
    }
  }

  @AfterEach
  void theLedgersAnswer() {
    TwoLedgers.setAway(false);
    TwoLedgers.setOld(false);
  }

  @Test
  void anEventIsFoundByItsIdAndSourceAsByItsPosition() {
    Response byId = ofTheEvent();
    byId.then().statusCode(200);
    String place = "o:%d:%d".formatted(entry.shard(), entry.position());
    assertThat(byId.asString()).isEqualTo(receipt(place).asString());
    assertThat(byId.jsonPath().getString("line")).contains(entry.content().id());
  }

  @Test
  void anEventThatNeitherLedgerHasHasNoReceipt() {
    isProblem(receipt("never-posted?source=lms/eu"), 404, "no-receipt");
    isProblem(receipt("e:1:1?source=lms/eu"), 404, "no-receipt");
  }

  @Test
  void aNameThatIsNoPositionNeedsItsSource() {
    isProblem(receipt("evt-1001"), 400, "invalid-parameter");
  }

  @Test
  void aLedgerThatDoesNotAnswerIsNoUnknownEvent() {
    TwoLedgers.setAway(true);
    isProblem(ofTheEvent(), 503, "receipt-unavailable");
    isProblem(receipt("o:0:1"), 503, "receipt-unavailable");
  }

  @Test
  void aServiceThatCannotBeAskedYetIsNoUnknownEvent() {
    TwoLedgers.setOld(true);
    isProblem(receipt("never-posted?source=lms/eu"), 503, "receipt-unavailable");
  }

  private Response ofTheEvent() {
    return receipt(entry.content().id() + "?source=" + entry.content().source());
  }

  private Response receipt(String event) {
    return as("poster-a").get(REPORTS + "/" + report + "/receipts/" + event);
  }
}
