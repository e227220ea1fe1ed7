package org.outcomeledger.http;

import io.quarkus.oidc.OIDCException;
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
import org.jose4j.lang.UnresolvableKeyException;

/** OpenID Connect's mechanism, except that a token which comes again is not verified again. */
@Alternative
@Priority(1)
@ApplicationScoped
class RememberedTokens implements HttpAuthenticationMechanism {

  /** The verifier takes a token apart at its dots, and throws where nothing is left. */
  private static final Pattern DOTS_ONLY = Pattern.compile("(?i)bearer +\\.+ *");

  /** A little more: see {@code quarkus.oidc.token.forced-jwk-refresh-interval}. */
  private static final long A_SECOND = 1_100;

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
    Supplier<Uni<SecurityIdentity>> verify = () -> verify(request, providers);
    if (credentials == null) {
      return verify.get();
    }
    return DOTS_ONLY.matcher(credentials).matches()
        ? Uni.createFrom().failure(new AuthenticationFailedException())
        : memory.caller(credentials, verify);
  }

  /**
   * Once more for a token whose key is not known: the provider may have begun to sign with it
   * within the second in which it is not asked again.
   */
  private Uni<SecurityIdentity> verify(RoutingContext request, IdentityProviderManager providers) {
    return verifier
        .authenticate(request, providers)
        .onFailure(RememberedTokens::isOfUnknownKey)
        .recoverWithUni(e -> later(request).chain(() -> verifier.authenticate(request, providers)))
        .onFailure(OIDCException.class)
        .transform(ProviderUnavailable::new);
  }

  private static boolean isOfUnknownKey(Throwable e) {
    return e instanceof UnresolvableKeyException
        || (e.getCause() != null && isOfUnknownKey(e.getCause()));
  }

  /** On the request's own thread. */
  private static Uni<Void> later(RoutingContext request) {
    return Uni.createFrom()
        .emitter(emitter -> request.vertx().setTimer(A_SECOND, timer -> emitter.complete(null)));
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
