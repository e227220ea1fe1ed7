package org.outcomeledger.impact.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.outcomeledger.impact.report.ReportCalls.REPORTS;
import static org.outcomeledger.impact.report.ReportCalls.isProblem;
import static org.outcomeledger.impact.report.ReportCalls.published;
import static org.outcomeledger.impact.report.ReportCalls.step;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.outcomeledger.impact.follower.TwoLedgers;

/** One published report as JSON, as a page and as lines: the same figures in all. */
@QuarkusTest
@QuarkusTestResource(value = TwoLedgers.class, restrictToAnnotatedClass = true)
class PublishedFormsTest {
  private static String id;

  @BeforeEach
  void aPublishedReport() {
    if (id == null) {
      ToldCohort.events().forEach(TwoLedgers::append);
      id = published("Jobs & <b>more</b>");
    }
  }

  private static Response as(String type) {
    return given().accept(type).get(REPORTS + "/" + id);
  }

  @Test
  void thePageNeedsNothingElseAndWhatIsTextStaysText() {
    Response page = as("text/html");
    assertThat(page.contentType()).isEqualTo("text/html;charset=utf-8");
    assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none'");
    assertThat(page.asString())
        .contains("<h1>Jobs &amp; &lt;b&gt;more&lt;/b&gt;</h1>")
        .contains("@page { size: A4")
        .contains(id)
        .doesNotContain("<script", "src=", "href=", "@import", "url(", "<b>");
  }

  @Test
  void thePageHasEveryTableAndEveryDefinition() {
    String page = as("text/html").asString();
    List<String> indicators = given().get(REPORTS + "/" + id).jsonPath().getList("indicators.id");
    assertThat(indicators).hasSize(20);
    for (String indicator : indicators) {
      assertThat(page)
          .contains("<h3>" + indicator + ", version 1</h3>")
          .contains("<caption>" + indicator + "</caption>")
          .contains("<caption>" + indicator + " by programme</caption>");
    }
  }

  @Test
  void theLinesAreTheRows() {
    List<List<Object>> rows = given().get(REPORTS + "/" + id).jsonPath().getList("figures.rows");
    Response lines = as("text/csv");
    assertThat(lines.contentType()).isEqualTo("text/csv;charset=utf-8");
    assertThat(lines.asString().lines())
        .hasSize(1 + rows.stream().mapToInt(List::size).sum())
        .first()
        .asString()
        .startsWith("report,indicator,by,group,window,numerator,denominator,value,interval low");
    assertThat(lines.asString().lines())
        .anyMatch(it -> it.startsWith(id + ",COM1,programme,data,,"));
  }

  @Test
  void whoPrefersNothingGetsTheBytes() {
    Response bytes = given().accept("*/*").get(REPORTS + "/" + id);
    assertThat(FrozenDocument.sha256(bytes.asByteArray())).isEqualTo(id);
    isProblem(as("application/pdf"), 406, "not-acceptable");
  }

  @Test
  void aWithdrawnReportSaysSoOnItsPage() {
    String other = published("Withdrawn");
    step(other, "withdraw", "{\"reason\":\"Events were not genuine\"}");
    assertThat(given().accept("text/html").get(REPORTS + "/" + other).asString())
        .contains("This report is withdrawn: Events were not genuine");
  }
}
