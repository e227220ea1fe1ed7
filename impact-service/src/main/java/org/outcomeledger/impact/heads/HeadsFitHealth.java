package org.outcomeledger.impact.heads;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.outcomeledger.indicators.LedgerName;

/**
 * Down while signed heads stay away, and once one does not hold or a ledger does not pass through
 * it. Figures are answered all the same: it is for alerts.
 */
@Wellness
@Singleton
final class HeadsFitHealth implements HealthCheck {

  private final HeadsWatch watch;
  private final WatchConfig config;

  HeadsFitHealth(HeadsWatch watch, WatchConfig config) {
    this.watch = watch;
    this.config = config;
  }

  @Override
  public HealthCheckResponse call() {
    WatchStatus status = watch.status();
    var response = HealthCheckResponse.named("heads-fit").status(status.findings().isEmpty());
    for (int i = 0; i < status.findings().size(); i++) {
      response.withData("finding " + (i + 1), status.findings().get(i));
    }
    for (LedgerName ledger : LedgerName.values()) {
      response.withData(ledger.text(), status.signedAt().get(ledger).toString());
      if (status.overdue(ledger, Instant.now(), config.headsOverdueAfter())) {
        response.down().withData(ledger.text() + " overdue", "no signed head since then");
      }
    }
    status.problem().ifPresent(problem -> response.withData("problem", problem));
    return response.build();
  }
}
