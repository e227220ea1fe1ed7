package org.outcomeledger.impact.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.outcomeledger.impact.report.ReportCalls.REPORTS;
import static org.outcomeledger.impact.report.ReportCalls.as;
import static org.outcomeledger.impact.report.ReportCalls.frozen;
import static org.outcomeledger.impact.report.ReportCalls.isProblem;
import static org.outcomeledger.impact.report.ReportCalls.post;
import static org.outcomeledger.impact.report.ReportCalls.published;
import static org.outcomeledger.impact.report.ReportCalls.step;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.outcomeledger.impact.follower.TwoLedgers;

/** Forms of one published report of all time, against a history that was counted by hand. */
@QuarkusTest
@QuarkusTestResource(value = TwoLedgers.class, restrictToAnnotatedClass = true)
class FilledFormsTest {
  private static final String RNCP = "rncp-insertion";
  private static final String CIRR = "cirr-outcomes";

  private static String id;

  @BeforeEach
  void aPublishedReport() {
    if (id == null) {
      TwoPromotions.events().forEach(TwoLedgers::append);
      id = published("Jobs & <b>more</b>");
    }
  }

  @Test
  void theListSaysWhatEachFormNeedsAndWhichOneTheReportAnswers() {
    JsonPath list = given().get(REPORTS + "/" + id + "/forms").jsonPath();
    assertThat(list.getString("report")).isEqualTo(id);
    assertThat(list.getList("forms.form", String.class))
        .containsExactly(CIRR, RNCP, "qualiopi-results", "mission-sheet", "wioa-performance");
    assertThat(list.getList("forms.needs", String.class))
        .allSatisfy(it -> assertThat(it).isNotBlank());
    assertThat(list.getString("forms.find { it.form == '" + RNCP + "' }.unanswered")).isNull();
    assertThat(list.getString("forms.find { it.form == '" + CIRR + "' }.unanswered"))
        .isEqualTo("The report is not of one half-year.");
  }

  @ParameterizedTest
  @CsvSource({
    "Taux d'insertion global à 6 mois, 2022, 30, 40",
    "Taux d'insertion global à 6 mois, 2023, 25, 40",
    "Taux d'insertion dans le métier visé à 6 mois, 2022, 25, 40",
    "Taux d'insertion dans le métier visé à 6 mois, 2023, 20, 40",
    "Taux d'insertion dans le métier visé à 2 ans, 2022, 25, 30",
    "Taux d'insertion dans le métier visé à 2 ans, 2023, 20, 25"
  })
  void bothPromotionsHaveTheRatesThatWereCountedByHand(
      String label, String year, int numerator, int denominator) {
    Map<String, Object> row =
        form(RNCP)
            .getMap(
                "lines.find { it.label == \"%s\" }.rows.find { it.group['cohort-year'] == '%s' }"
                    .formatted(label, year));
    assertThat(row)
        .containsEntry("group", Map.of("programme", "analyst", "cohort-year", year))
        .containsEntry("numerator", numerator)
        .containsEntry("denominator", denominator);
  }

  @ParameterizedTest
  @CsvSource({
    "1A to 1E: employed in field within 180 days, 45, 80",
    "1A and 1B together, 45, 80",
    "Median base salary, 45, 45"
  })
  void graduatesAreInTheLinesOfCirrThatWereCountedByHand(
      String label, int numerator, int denominator) {
    List<Map<String, Object>> rows =
        form(CIRR).getList("lines.find { it.label.startsWith('%s') }.rows".formatted(label));
    assertThat(rows)
        .hasSize(2)
        .allSatisfy(
            it ->
                assertThat(it)
                    .containsEntry("numerator", numerator)
                    .containsEntry("denominator", denominator));
    assertThat(rows.getLast()).containsEntry("group", Map.of("programme", "analyst"));
  }

  @Test
  void aReportOfAHalfYearAnswersCirr() {
    String half =
        post(
                REPORTS,
                "{\"title\":\"Half\",\"from\":\"2022-01-01\",\"to\":\"2022-06-30\",\"asOf\":\"2025-06-30\"}")
            .path("id");
    JsonPath form = as("committee").get(path(half, CIRR)).jsonPath();
    assertThat(form.getString("unanswered")).isNull();
    assertThat(form.getMap("lines.find { it.label.startsWith('1A to 1E') }.rows[0]"))
        .containsEntry("numerator", 25)
        .containsEntry("denominator", 40);
  }

  @ParameterizedTest
  @CsvSource({
    "qualiopi-results, Taux d'insertion dans l'emploi, 55, 80",
    "qualiopi-results, 'Taux d''achèvement, dans la durée publiée', 80, 80",
    "qualiopi-results, 'Taux d''achèvement, en 150 %', 80, 80",
    "wioa-performance, Retention with the same employer, 55, 55"
  })
  void otherFormsHaveWhatWasCountedByHand(
      String form, String label, int numerator, int denominator) {
    assertThat(
            form(form)
                .getMap("lines.find { it.label.startsWith(\"%s\") }.rows[0]".formatted(label)))
        .containsEntry("group", Map.of())
        .containsEntry("numerator", numerator)
        .containsEntry("denominator", denominator);
  }

  @ParameterizedTest
  @ValueSource(strings = {CIRR, RNCP, "qualiopi-results", "wioa-performance"})
  void aLineHasRowsOfTheReportOrIsOpenAndSaysWhy(String form) {
    JsonPath report = given().get(REPORTS + "/" + id).jsonPath();
    List<Object> frozen = report.getList("figures.rows.flatten()");
    List<Map<String, Object>> lines = form(form).getList("lines");
    assertThat(lines)
        .isNotEmpty()
        .allSatisfy(
            it -> {
              List<?> rows = (List<?>) it.get("rows");
              assertThat(it.containsKey("open")).isEqualTo(rows.isEmpty());
              assertThat(it.containsKey("indicator")).isEqualTo(!rows.isEmpty());
              assertThat(frozen).containsAll(rows);
            });
  }

  @Test
  void whatTheLedgerCannotKnowIsOpen() {
    assertThat(form(RNCP).getList("lines.findAll { it.open != null }.label", String.class))
        .contains("Nombre de certifiés", "Nombre de certifiés à la suite d'un parcours VAE");
    assertThat(form(CIRR).getList("lines.findAll { it.open != null }.label", String.class))
        .contains("The same within 90 days", "Salaries by ranges");
    assertThat(
            form("qualiopi-results")
                .getList("lines.findAll { it.open != null }.label", String.class))
        .contains("Nombre de stagiaires");
  }

  @Test
  void thePageNeedsNothingElseAndWhatIsTextStaysText() {
    String page = given().accept("text/html").get(path(id, RNCP)).asString();
    assertThat(page)
        .contains("<title>RNCP: insertion of two promotions: Jobs &amp; &lt;b&gt;more&lt;/b&gt;")
        .contains("<h2>Taux d'insertion global à 6 mois</h2>")
        .contains("<th scope=\"row\">analyst, 2022</th><td>75 %</td>")
        .contains("Left open. Reports count who completed a programme.")
        .contains("@page { size: A4")
        .contains(id)
        .doesNotContain("<script", "src=", "href=", "@import", "url(", "<b>", "does not answer");
    assertThat(given().accept("text/html").get(path(id, CIRR)).asString())
        .contains("This report does not answer the form. The report is not of one half-year.");
  }

  @Test
  void theLinesAreTheRowsAndWhatIsOpen() {
    List<String> lines = given().accept("text/csv").get(path(id, RNCP)).asString().lines().toList();
    assertThat(lines)
        .hasSize(1 + 3 + 3 * 2)
        .first()
        .asString()
        .startsWith("report,state,form,unanswered,line,");
    assertThat(lines)
        .anyMatch(it -> it.startsWith(id + ",published," + RNCP + ",,Nombre de certifiés,"));
    assertThat(given().accept("text/csv").get(path(id, CIRR)).asString().lines().skip(1))
        .allMatch(
            it ->
                it.startsWith(id + ",published,cirr-outcomes,The report is not of one half-year."));
    assertThat(lines).anyMatch(it -> it.contains(",EMP4,analyst 2023,P24M,20,25,0.8,"));
  }

  @Test
  void formsOfADraftAreForThoseWhoWriteReports() {
    String draft = frozen("a draft with forms");
    for (String path : List.of(REPORTS + "/" + draft + "/forms", path(draft, RNCP))) {
      isProblem(given().get(path), 404, "unknown-report");
      isProblem(as("auditor").get(path), 404, "unknown-report");
      as("committee").get(path).then().statusCode(200);
    }
    assertThat(as("committee").accept("text/html").get(path(draft, RNCP)).asString())
        .contains("This is a draft, which nobody has published");
  }

  @Test
  void aFormOfAWithdrawnReportSaysSo() {
    String other = published("withdrawn with forms");
    step(other, "withdraw", "{\"reason\":\"Events were <i>not</i> genuine\"}");
    assertThat(given().get(path(other, RNCP)).jsonPath().getString("state")).isEqualTo("withdrawn");
    assertThat(given().accept("text/html").get(path(other, RNCP)).asString())
        .contains("This report is withdrawn: Events were &lt;i&gt;not&lt;/i&gt; genuine");
  }

  @Test
  void aFormThatNobodyWritesOnHasNoVersions() {
    isProblem(given().get(path(id, RNCP) + "?version=0"), 400, "unknown-parameter");
    assertThat(form(RNCP).getMap("")).doesNotContainKey("version");
  }

  @Test
  void anUnknownFormIsNotFound() {
    isProblem(given().get(path(id, "tax-return")), 404, "unknown-form");
  }

  private static JsonPath form(String form) {
    return given().get(path(id, form)).jsonPath();
  }

  private static String path(String report, String form) {
    return REPORTS + "/" + report + "/forms/" + form;
  }
}
