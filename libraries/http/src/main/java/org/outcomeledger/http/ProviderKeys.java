package org.outcomeledger.http;

import io.quarkus.oidc.runtime.OidcProvider;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.oidc.runtime.TenantConfigContext;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jose4j.jwt.consumer.InvalidJwtException;

/**
 * Fetches the keys of the OpenID Connect provider anew every so often. The framework asks for them
 * only when a token names one that it does not know, so that it would trust a key that was taken
 * away for as long as no other is used.
 *
 * <p>While the provider does not answer, the keys that are there stay: who has a token that they
 * verify is served. A service that was started meanwhile has none yet, and gets them here.
 */
@Singleton
class ProviderKeys {

  private static final Logger LOG = Logger.getLogger(ProviderKeys.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** To verify something is the way to fetch keys; nothing is to be verified. */
  private static final String NO_TOKEN = "";

  private final TenantConfigContext tenant;
  private final Duration every;
  private volatile Optional<String> problem = Optional.empty();

  ProviderKeys(TenantConfigBean tenants, ServiceConfig config) {
    this.tenant = tenants.getDefaultTenant();
    this.every = config.keysFetched();
  }

  void start(@Observes StartupEvent event, Vertx vertx) {
    if (tenant.oidcConfig().authServerUrl().isPresent()) {
      vertx.setPeriodic(1, every.toMillis(), timer -> fetch());
    }
  }

  private void fetch() {
    tenant
        .initialize()
        .flatMap(ready -> keysOf(ready.provider()))
        .ifNoItem()
        .after(TIMEOUT)
        .fail()
        .subscribe()
        .with(fetched -> succeeded(), this::failed);
  }

  private static Uni<Void> keysOf(OidcProvider provider) {
    return provider
        .refreshJwksAndVerifyJwtToken(NO_TOKEN, false, false, null)
        .onFailure(InvalidJwtException.class)
        .recoverWithNull()
        .replaceWithVoid();
  }

  private void succeeded() {
    if (problem.isPresent()) {
      LOG.info("The OpenID Connect provider answers again");
    }
    problem = Optional.empty();
  }

  private void failed(Throwable e) {
    String issuer = tenant.oidcConfig().authServerUrl().orElseThrow();
    if (problem.isEmpty()) {
      LOG.warnf("The OpenID Connect provider %s gives no keys: %s", issuer, e.getMessage());
    }
    problem =
        Optional.of(
            tenant.ready()
                ? issuer + " does not answer: tokens are verified by the keys it had"
                : issuer + " has not answered yet: without its keys no token can be verified");
  }

  /** Why no keys came the last time; nothing while they come, or where there is no provider. */
  Optional<String> problem() {
    return problem;
  }
}
