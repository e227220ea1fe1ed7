package org.outcomeledger.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ReportYearTest {
  @Test
  void aYearIsReportedOnFromTheEndOfTheNextSeptemberOn() {
    assertThat(year("2026-09-29")).isEqualTo(2024);
    assertThat(year("2026-09-30")).isEqualTo(2025);
    assertThat(year("2027-09-29")).isEqualTo(2025);
  }

  @Test
  void itIsAskedOfTheWholeYearAsOfThatDay() {
    assertThat(new ReportYear(2025).json().toString())
        .isEqualTo(
            """
            {"title":"Mission report 2025","from":"2025-01-01","to":"2025-12-31","asOf":"2026-09-30"}\
            """);
  }

  private static int year(String today) {
    return ReportYear.before(LocalDate.parse(today)).year();
  }
}
