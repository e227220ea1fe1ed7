package org.outcomeledger.impact.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures as the page of a report words them. */
class FigureTextTest {

  /** The fact sheets of 2014 and 2015 of the Californian bureau, and both ends. */
  @ParameterizedTest
  @CsvSource({"14,22,64", "7,14,50", "10,16,63", "4,10,40", "0,30,0", "30,30,100"})
  void percentagesAreRoundedHalfUpFromTheCounts(long numerator, long denominator, long percent) {
    assertThat(FigureText.percent(numerator, denominator)).isEqualTo(percent);
  }

  @Test
  void aShareIsTheSharesCountsAndInterval() throws JsonProcessingException {
    assertThat(
            cells(
                """
                {"group":{"programme":"data"},"window":"P6M","numerator":25,"denominator":40,"value":0.625,
                 "interval":{"low":0.4703,"high":0.7578},"unknown":5,"pending":10,"excluded":0,"suppressed":null}"""))
        .containsExactly("data, P6M", "63 %", "47.0 to 75.8 %", "25 of 40", "5", "10", "0");
  }

  @Test
  void whatIsHiddenOrInWordsTellsNothingElse() throws JsonProcessingException {
    assertThat(cells("{\"group\":{},\"numerator\":null,\"suppressed\":\"hidden\"}"))
        .containsExactly("everybody", "hidden", "–", "–", "–", "–", "–");
    assertThat(
            cells(
                "{\"group\":{},\"numerator\":null,\"suppressed\":null,\"coded\":\"at-most-20-percent\"}"))
        .startsWith("everybody", "at-most-20-percent", "–", "–");
  }

  @Test
  void mediansHaveTheirUnitAndCountsNoShare() throws JsonProcessingException {
    assertThat(
            cells(
                """
                {"group":{},"numerator":50,"denominator":60,"value":30000.0,"interval":null,"count":50,
                 "currency":"EUR","suppressed":null}"""))
        .startsWith("everybody", "30000 EUR", "–", "50 of 60");
    assertThat(cells("{\"group\":{},\"numerator\":45,\"denominator\":null,\"suppressed\":null}"))
        .startsWith("everybody", "45", "–", "–");
  }

  @Test
  void aGapIsInPointsWithBothOfItsParts() throws JsonProcessingException {
    assertThat(
            cells(
                """
                {"group":{},"numerator":null,"denominator":null,"value":-0.125,
                 "interval":{"low":-0.3,"high":0.05},"suppressed":null,
                 "parts":[{"numerator":20,"denominator":40},{"numerator":25,"denominator":40}]}"""))
        .startsWith("everybody", "−12.5 points", "-30.0 to 5.0 %", "20 of 40 and 25 of 40");
  }

  private static List<String> cells(String row) throws JsonProcessingException {
    return new FigureText(new ObjectMapper().readTree(row)).cells();
  }
}
