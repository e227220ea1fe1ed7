package org.outcomeledger.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Order(1)
class AlertRulesTest {

  @Test
  void fasterRulesWaitForLessAndLookLessFarBackAndHaveTheSameLimits() {
    var rules =
        new AlertRules(
            """
            groups:
              - rules:
                - alert: Late
                  expr: rate(lag_seconds[5m]) > 300 or lag_seconds offset 1h > 15
                  for: 15s # in 10m it is over
            """);

    assertThat(rules.faster(15).text())
        .isEqualTo(
            """
            groups:
              - rules:
                - alert: Late
                  expr: rate(lag_seconds[20000ms]) > 300 or lag_seconds offset 240000ms > 15
                  for: 1000ms # in 10m it is over
            """);
  }

  @Test
  void everyShippedRuleHasAQuestion() {
    assertThat(AlertRules.shipped().questions())
        .hasSizeGreaterThan(30)
        .allSatisfy((alert, question) -> assertThat(question).as(alert).isNotBlank());
  }
}
