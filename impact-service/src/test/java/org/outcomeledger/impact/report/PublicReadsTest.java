package org.outcomeledger.impact.report;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.outcomeledger.impact.report.ReportCalls.REPORTS;
import static org.outcomeledger.impact.report.ReportCalls.isProblem;
import static org.outcomeledger.impact.report.ReportCalls.published;
import static org.outcomeledger.impact.report.ReportCalls.step;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.outcomeledger.http.MemoryInFlight;
import org.outcomeledger.http.Refusal;
import org.outcomeledger.http.Reservation;
import org.outcomeledger.impact.follower.TwoLedgers;

/** Everybody may read what is published, as far as there is memory for readers. */
@QuarkusTest
@QuarkusTestResource(value = TwoLedgers.class, restrictToAnnotatedClass = true)
class PublicReadsTest {
  private static String report;

  @Inject MemoryInFlight memory;

  @BeforeEach
  void aReportThatRestatesAnother() {
    if (report == null) {
      ToldCohort.events().forEach(TwoLedgers::append);
      String first = published("to be restated");
      report = step(first, "restate", "{\"reason\":\"Late\"}").path("id");
      step(report, "publish", "").then().statusCode(201);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'',                     application/json",
    "'',                     text/html",
    "'',                     text/csv",
    "/difference,            application/json",
    "/forms,                 application/json",
    "/forms/rncp-insertion,  text/html",
    "/forms/mission-sheet,   text/csv",
    "/verification,          application/json"
  })
  void whileReadersHoldAllThatThereIsForThemOthersAreAskedToComeBack(String path, String type) {
    read(path, type).then().statusCode(200);
    Reservation all = allThatThereIs();
    try {
      isProblem(read(path, type), 429, "busy");
    } finally {
      all.end();
    }
    read(path, type).then().statusCode(200).contentType(containsString(type));
  }

  /** Once the replies before have left. */
  private Reservation allThatThereIs() {
    return Awaitility.await()
        .ignoreException(Refusal.class)
        .until(() -> memory.reserveForReaders(Long.MAX_VALUE / 8), held -> true);
  }

  private static Response read(String path, String type) {
    return given().accept(type).get(REPORTS + "/" + report + path);
  }
}
