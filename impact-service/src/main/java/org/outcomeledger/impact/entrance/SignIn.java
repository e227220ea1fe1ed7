package org.outcomeledger.impact.entrance;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.outcomeledger.http.ProblemType;
import org.outcomeledger.http.Refusal;

/** Signs a browser in by a token, whoever brings it: verified as the token of any request is. */
@Singleton
final class SignIn {

  /** As RFC 6750 writes a bearer token. */
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

  private final EntranceConfig config;
  private final CurrentIdentityAssociation identity;

  SignIn(EntranceConfig config, CurrentIdentityAssociation identity) {
    this.config = config;
    this.identity = identity;
  }

  /**
   * The answer, with the cookie that stands for the token.
   *
   * @throws AuthenticationFailedException if the token is no good
   */
  Uni<ResponseBuilder> with(RoutingContext request, String token, ResponseBuilder answer) {
    return with(request, token, Optional.empty(), answer);
  }

  /**
   * The same, to go on with the refresh token for longer. Without one the browser forgets the one
   * that it has: it may be of somebody who was signed in before.
   *
   * @throws AuthenticationFailedException if the token is no good
   */
  Uni<ResponseBuilder> with(
      RoutingContext request, String token, Optional<String> refreshToken, ResponseBuilder answer) {
    if (!TOKEN.matcher(token).matches()) {
      throw new AuthenticationFailedException();
    }
    if (token.length() > SessionCookie.LONGEST) {
      throw new Refusal(
          ProblemType.INVALID_PARAMETER,
          "A browser keeps tokens of up to %,d characters: have the provider put less into it."
              .formatted(SessionCookie.LONGEST),
          "/token");
    }
    request.request().headers().set(HttpHeaders.AUTHORIZATION, "Bearer " + token);
    return identity
        .getDeferredIdentity()
        .map(it -> Instant.ofEpochSecond(((JsonWebToken) it.getPrincipal()).getExpirationTime()))
        .map(
            until ->
                answer
                    .header(
                        HttpHeaders.SET_COOKIE,
                        SessionCookie.TOKEN.keeping(
                            token, Duration.between(Instant.now(), until), config.secure()))
                    .header(HttpHeaders.SET_COOKIE, renewal(refreshToken)));
  }

  private String renewal(Optional<String> refreshToken) {
    return refreshToken
        .filter(it -> it.length() <= SessionCookie.LONGEST)
        .map(it -> SessionCookie.RENEWAL.keeping(it, config.secure()))
        .orElseGet(() -> SessionCookie.RENEWAL.forgetting(config.secure()));
  }
}
