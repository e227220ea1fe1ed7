package org.outcomeledger.impact.entrance;

import io.quarkus.oidc.client.OidcClientException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.outcomeledger.http.ProblemType;
import org.outcomeledger.http.Refusal;

/**
 * Signs people in at the OpenID Connect provider (authorization code flow with PKCE). What comes of
 * it is the cookie of every session, and one with which it goes on when its token ends.
 */
@Path("/sign-in")
@PermitAll
@SecurityRequirementsSet
@Tag(name = "Session", description = "Who is signed in to the pages by a browser")
public class ProviderSignInResource {

  private static final String BACK = "/sign-in/return";
  private static final URI FIRST_PAGE = URI.create("/");

  private final IdentityProvider provider;
  private final SignIn signIn;
  private final boolean secure;

  ProviderSignInResource(IdentityProvider provider, SignIn signIn, EntranceConfig config) {
    this.provider = provider;
    this.signIn = signIn;
    this.secure = config.secure();
  }

  /** To its login page. */
  @GET
  @Operation(
      operationId = "signInAtProvider",
      summary = "Leads a browser to the provider's login page, and from there to the first page")
  @APIResponse(responseCode = "303", description = "To the provider")
  public Uni<Response> toLoginPage(@Context RoutingContext request) {
    provider.require();
    AuthorizationRequest next = AuthorizationRequest.next();
    return provider
        .loginPage(next, provider.address(request, BACK))
        .map(
            page ->
                Response.seeOther(page)
                    .header(
                        HttpHeaders.SET_COOKIE,
                        SessionCookie.SIGNING_IN.keeping(next.cookie(), secure))
                    .build());
  }

  /** From its login page: with a code, or with the reason why there is none. */
  @GET
  @Path("/return")
  @Operation(hidden = true)
  public Uni<Response> fromLoginPage(@Context RoutingContext request, @Context UriInfo uri) {
    provider.require();
    var given = uri.getQueryParameters();
    String state = Optional.ofNullable(given.getFirst("state")).orElse("");
    String code =
        Optional.ofNullable(given.getFirst("code"))
            .orElseThrow(ProviderSignInResource::notSignedIn);
    AuthorizationRequest asked =
        SessionCookie.SIGNING_IN
            .in(request.request(), secure)
            .flatMap(AuthorizationRequest::of)
            .filter(it -> it.isAnsweredBy(state))
            .orElseThrow(ProviderSignInResource::notSignedIn);
    return provider
        .tokens(code, asked, provider.address(request, BACK))
        .onFailure(OidcClientException.class)
        .transform(refused -> notSignedIn())
        .chain(
            tokens ->
                signIn.with(
                    request,
                    tokens.getAccessToken(),
                    Optional.ofNullable(tokens.getRefreshToken()),
                    Response.seeOther(FIRST_PAGE)))
        .map(it -> it.header(HttpHeaders.SET_COOKIE, SessionCookie.SIGNING_IN.forgetting(secure)))
        .map(ResponseBuilder::build);
  }

  private static Refusal notSignedIn() {
    return new Refusal(
        ProblemType.NOT_SIGNED_IN,
        "The provider did not send this browser back with a code of its own request: sign in again"
            + " at /sign-in.");
  }
}
