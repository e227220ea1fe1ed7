package org.outcomeledger.impact.entrance;

import io.quarkus.oidc.client.OidcClientException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.outcomeledger.http.ProblemType;
import org.outcomeledger.http.Refusal;

/** Goes on with a session for as long as the provider does. */
@Path("/session/renewal")
@Tag(name = "Session", description = "Who is signed in to the pages by a browser")
public class RenewalResource {

  private final IdentityProvider provider;
  private final SignIn signIn;
  private final boolean secure;

  RenewalResource(IdentityProvider provider, SignIn signIn, EntranceConfig config) {
    this.provider = provider;
    this.signIn = signIn;
    this.secure = config.secure();
  }

  /** Before, or after, the token has ended. */
  @POST
  @PermitAll
  @Operation(
      operationId = "renewSession",
      summary = "Asks the provider for the next token of who has signed in there")
  @SecurityRequirementsSet
  @APIResponse(responseCode = "204", description = "The session goes on")
  public Uni<Response> renew(@Context RoutingContext request) {
    provider.require();
    String renewal =
        SessionCookie.RENEWAL.in(request.request(), secure).orElseThrow(RenewalResource::isOver);
    return provider
        .renewed(renewal)
        .onFailure(OidcClientException.class)
        .transform(refused -> isOver())
        .chain(
            tokens -> {
              // without a new one the one that it has stays good (RFC 6749, 6)
              String next = Optional.ofNullable(tokens.getRefreshToken()).orElse(renewal);
              return signIn.with(
                  request, tokens.getAccessToken(), Optional.of(next), Response.noContent());
            })
        .map(ResponseBuilder::build);
  }

  private static Refusal isOver() {
    return new Refusal(
        ProblemType.NOT_SIGNED_IN,
        "The provider has no session of this browser that goes on: sign in again at /sign-in.");
  }
}
