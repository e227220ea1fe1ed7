package org.outcomeledger.impact.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.outcomeledger.indicators.cube.History;
import org.outcomeledger.indicators.indicator.Catalogue;
import org.outcomeledger.indicators.indicator.Span;
import org.outcomeledger.indicators.query.Dimension;
import org.outcomeledger.indicators.query.IncrementalAggregation;
import org.outcomeledger.indicators.query.Question;

class CellTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "=A1+B2 ~ '=A1+B2",
        "+33 ~ '+33",
        "-18 ~ '-18",
        "@SUM(A1) ~ '@SUM(A1)",
        "\uFF1D1+1 ~ '\uFF1D1+1",
        "\uFF0B1 ~ '\uFF0B1",
        "\uFF0D1 ~ '\uFF0D1",
        "\uFF20x ~ '\uFF20x",
        "`  =1` ~ `  '=1`",
        "a;=1 ~ a;'=1",
        "a; =1 ~ a; '=1",
        "a,=1 ~ a,'=1",
        "a|@x ~ a|'@x",
        "\"=1\" ~ \"'=1\"",
        "'=1 ~ ''=1",
      })
  void whatASpreadsheetWouldRunIsText(String sent, String cell) {
    assertThat(CellText.inert(sent)).isEqualTo(cell);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\t=1", "\r=1", "\n=1", "a\t=1"})
  void blanksThatBeginACellDoNotHideIt(String sent) {
    assertThat((String) CellText.inert(sent)).contains("'=1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "18-24", "data-analyst", "a=b", "Lyon - 3e", "x+1", "jane@x", "Île-de-France"})
  void otherTextsStay(String text) {
    assertThat(CellText.inert(text)).isEqualTo(text);
  }

  @Test
  void numbersAndDatesStay() {
    assertThat(CellText.inert(-0.5)).isEqualTo(-0.5);
    assertThat(CellText.inert(new BigDecimal("-1"))).isEqualTo(new BigDecimal("-1"));
    assertThat(CellText.inert(LocalDate.EPOCH)).isEqualTo(LocalDate.EPOCH);
    assertThat(CellText.inert(null)).isNull();
  }

  @Test
  void theGroupsOfValuesAreText() {
    assertThat(lines("=A1+B2")).last().asString().contains(",'=A1+B2,");
  }

  @Test
  void everyTextOfAMeasureIsTextAndItsNumberIsNot() {
    var row =
        new MeasureRow(
            Map.of("measure", "carbon"),
            LocalDate.EPOCH,
            LocalDate.EPOCH,
            new BigDecimal("-0.5"),
            "+kg",
            1,
            "=HYPERLINK(\"http://x\")",
            "0",
            "@me",
            Instant.EPOCH,
            null);
    var answer = new MeasuresAnswer("MSR", "1", LocalDate.EPOCH, true, List.of(row));
    assertThat(Csv.ofMeasures(answer).toList())
        .last()
        .asString()
        .contains(",-0.5,'+kg,", "\"'=HYPERLINK(\"\"http", ",'@me,");
  }

  private static List<String> lines(String programme) {
    var history = new History();
    history.learner("a", "ann").enrolled("e1", programme, "2025-01-01", 90);
    var question =
        new Question(
            Catalogue.find("COM1").orElseThrow(),
            Optional.empty(),
            Span.asOf(LocalDate.of(2026, 1, 1)),
            List.of(Dimension.of("programme")),
            Map.of(),
            Optional.empty());
    var counted = IncrementalAggregation.of(history.cube().snapshot(), question).aggregates();
    return Csv.ofRows(question, Figures.rows(counted).stream()).toList();
  }
}
