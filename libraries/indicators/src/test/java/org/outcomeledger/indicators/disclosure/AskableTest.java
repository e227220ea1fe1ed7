package org.outcomeledger.indicators.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.outcomeledger.indicators.IllegalQuestion.NotAskable;
import org.outcomeledger.indicators.query.Question;
import org.outcomeledger.indicators.query.Question.Counting;

/** Two dimensions, one value of each, one calendar unit, the end of a quarter. */
class AskableTest {
  private final AskedCube cube = AskedCube.of(List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EMP1",
        "EMP1?by=programme,gender",
        "EMP1?by=programme&where=programme:data&where=gender:f",
        "EMP1?by=cohort-month&where=gender:f",
        "EMP1?by=cohort-month,cohort-year",
        "EMP1?by=gender,region&from=2025-02-01&to=2025-02-28",
        "EMP1?from=2024-02-01&to=2024-02-29",
        "EMP1?from=2025-04-01&to=2025-06-30",
        "EMP1?from=2025-01-01&to=2025-06-30",
        "EMP1?from=2024-07-01&to=2024-12-31",
        "EMP1?from=2025-01-01&to=2025-12-31",
        "COM3?from=2025-01-01&to=2025-03-31",
        "EMP6?window=P12M&by=region"
      })
  void isAnswered(String asked) {
    assertThat(Askable.of(cube.question(asked)).counting()).isEqualTo(Counting.KEYED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          two-dimensions | EMP1?by=programme,gender,region
          two-dimensions | EMP1?by=programme&where=gender:f&where=region:r1
          two-dimensions | EMP1?by=cohort-month,gender&where=region:r1
          one-value      | EMP1?where=region:r1&where=region:r2
          one-period     | EMP1?from=2025-01-02&to=2025-03-31
          one-period     | EMP1?from=2025-01-01&to=2025-03-30
          one-period     | EMP1?from=2025-02-01&to=2025-04-30
          one-period     | EMP1?from=2025-01-01&to=2026-12-31
          one-period     | EMP1?from=2025-04-01&to=2025-09-30
          one-period     | EMP1?from=2025-02-01&to=2025-02-27
          one-period     | EMP1?from=2025-01-01
          one-period     | EMP1?to=2025-12-31
          one-period     | COM3?to=2025-12-31
          """)
  void isRefusedByTheRuleThatIsNamed(String rule, String asked) {
    assertThatThrownBy(() -> Askable.of(cube.question(asked)))
        .isInstanceOfSatisfying(NotAskable.class, it -> assertThat(it.rule()).isEqualTo(rule))
        .hasMessageContaining("metrics:read-exact");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-06-30, 2026-06-30",
    "2026-06-29, 2026-03-31",
    "2026-04-01, 2026-03-31",
    "2026-03-31, 2026-03-31",
    "2026-01-01, 2025-12-31",
    "2024-02-29, 2023-12-31"
  })
  void asOfIsTakenBackToTheLastEndOfAQuarter(String asked, String answered) {
    Question question = Askable.of(cube.question("EMP1?asOf=" + asked));
    assertThat(question.span().asOf()).isEqualTo(LocalDate.parse(answered));
  }
}
