package org.outcomeledger.http;

import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** OpenID Connect's mechanism, except that a token which comes again is not verified again. */
@Alternative
@Priority(1)
@ApplicationScoped
class RememberedTokens implements HttpAuthenticationMechanism {

  /** The verifier takes a token apart at its dots, and throws where nothing is left. */
  private static final Pattern DOTS_ONLY = Pattern.compile("(?i)bearer +\\.+ *");

  private final OidcAuthenticationMechanism verifier;
  private final TokenMemory memory;

  RememberedTokens(OidcAuthenticationMechanism verifier, ServiceConfig config) {
    this.verifier = verifier;
    this.memory = new TokenMemory(config.tokensRemembered(), Clock.systemUTC());
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext request, IdentityProviderManager providers) {
    String credentials = request.request().getHeader(HttpHeaders.AUTHORIZATION);
    Supplier<Uni<SecurityIdentity>> verify = () -> verifier.authenticate(request, providers);
    if (credentials == null) {
      return verify.get();
    }
    return DOTS_ONLY.matcher(credentials).matches()
        ? Uni.createFrom().failure(new AuthenticationFailedException())
        : memory.caller(credentials, verify);
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext request) {
    return verifier.getChallenge(request);
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return verifier.getCredentialTypes();
  }

  @Override
  public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
    return verifier.getCredentialTransport(request);
  }
}
