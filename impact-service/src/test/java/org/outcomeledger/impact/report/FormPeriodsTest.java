package org.outcomeledger.impact.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.outcomeledger.impact.report.FilledForm.FilledLine;

/** Which reports answer a form, and what becomes of a line whose table a report does not have. */
class FormPeriodsTest {

  @ParameterizedTest
  @CsvSource({
    "2025-01-01, 2025-06-30, 2026-03-31, true",
    "2025-07-01, 2025-12-31, 2026-09-30, true",
    "2025-01-01, 2025-06-30, 2025-12-31, false",
    "2025-04-01, 2025-09-30, 2026-09-30, false",
    "2025-01-01, 2025-12-31, 2026-09-30, false",
    "2025-01-01, 2025-03-31, 2026-09-30, false"
  })
  void cirrAsksOfAHalfYearWhoseGraduatesAreAllDue(
      String from, String to, String asOf, boolean answered) {
    FrozenTables report =
        report("{\"from\":\"%s\",\"to\":\"%s\",\"asOf\":\"%s\"}".formatted(from, to, asOf));
    assertThat(new CirrOutcomes().unanswered(report).isEmpty()).isEqualTo(answered);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "null         | 2023 | 2024 | true",
        "null         | 2023 | 2023 | false",
        "\"2024-01-01\" | 2023 | 2024 | false"
      })
  void theRncpAsksOfTwoYears(String from, String first, String second, boolean answered) {
    FrozenTables report =
        report(
            """
            {"from":%s,"figures":[{"indicator":"EMP3","by":["programme","cohort-year"],"rows":[
              {"group":{"programme":"data","cohort-year":"%s"}},
              {"group":{"programme":"data","cohort-year":"%s"}}]}]}\
            """
                .formatted(from, first, second));
    assertThat(new RncpInsertion().unanswered(report).isEmpty()).isEqualTo(answered);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-01-01, 2024-03-31, 2025-04-30, true",
    "2024-01-01, 2024-03-31, 2025-04-29, false",
    "2024-02-01, 2024-02-29, 2025-03-31, false",
    "2024-01-01, 2024-12-31, 2026-01-30, true",
    "2024-01-01, 2024-12-31, 2025-12-31, false"
  })
  void wioaAsksOfAPeriodWhoseFourthQuarterIsOver(
      String from, String to, String asOf, boolean answered) {
    FrozenTables report =
        report("{\"from\":\"%s\",\"to\":\"%s\",\"asOf\":\"%s\"}".formatted(from, to, asOf));
    assertThat(new WioaPerformance().unanswered(report).isEmpty()).isEqualTo(answered);
  }

  @Test
  void aLineWhoseTableTheReportDoesNotHaveIsOpen() {
    FrozenTables earlier =
        report("{\"figures\":[{\"indicator\":\"EMP1\",\"by\":[],\"rows\":[{\"group\":{}}]}]}");
    FilledLine line =
        FilledLine.of(
            FormLine.byProgramme("1A to 1E", "a paragraph", "EMP1", "a note"),
            earlier,
            new WrittenSheet(List.of(), Optional.empty()),
            false);
    assertThat(line.open()).isEqualTo("The report has no such table of EMP1.");
    assertThat(line.rows()).isEmpty();
    assertThat(new RncpInsertion().unanswered(report("{\"from\":null}"))).isPresent();
  }

  private static FrozenTables report(String document) {
    return new FrozenTables(ReportDifference.read(document.getBytes(UTF_8)));
  }
}
