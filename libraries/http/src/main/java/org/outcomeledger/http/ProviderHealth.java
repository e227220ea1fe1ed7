package org.outcomeledger.http;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Down while the OpenID Connect provider gives no keys; says whether there are some to go on. */
@Wellness
@Singleton
final class ProviderHealth implements HealthCheck {

  private final ProviderKeys keys;

  ProviderHealth(ProviderKeys keys) {
    this.keys = keys;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("identity-provider");
    keys.problem().ifPresent(problem -> answer.withData("reason", problem));
    return answer.status(keys.problem().isEmpty()).build();
  }
}
