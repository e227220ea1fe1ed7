package org.outcomeledger.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Order(1)
class PromqlSelectorsTest {

  @Test
  void metricsAreFoundWithTheirLabelsWhateverIsDoneWithThem() {
    assertThat(
            PromqlSelectors.of(
                """
                histogram_quantile(0.99, sum by (namespace, le) (rate(wait_bucket{job=~"(a|b)-service"}[5m]))) > 1e3
                or time() - max by (namespace) (last_seconds) > 300 unless on (job) up offset 10m
                or absent(up{job="a-service"}) or sum (rate(all_total[15m])) > 0.2 * all_limit\
                """))
        .containsExactly(
            "wait_bucket{job=~\"(a|b)-service\"}",
            "last_seconds",
            "up",
            "up{job=\"a-service\"}",
            "all_total",
            "all_limit");
  }
}
