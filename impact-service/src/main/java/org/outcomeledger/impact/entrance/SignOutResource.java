package org.outcomeledger.impact.entrance;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Signs people out at the provider, whose session would let them in again without a password. */
@Path("/sign-out")
@Tag(name = "Session", description = "Who is signed in to the pages by a browser")
public class SignOutResource {

  private static final URI FIRST_PAGE = URI.create("/");

  private final IdentityProvider provider;

  SignOutResource(IdentityProvider provider) {
    this.provider = provider;
  }

  /** Where the pages lead once they have ended their own session. */
  @GET
  @PermitAll
  @Operation(
      operationId = "signOutAtProvider",
      summary = "Leads a browser to the provider, which signs out there as well")
  @SecurityRequirementsSet
  @APIResponse(
      responseCode = "303",
      description = "To the provider; to the first page where there is none")
  public Uni<Response> signOut(@Context RoutingContext request) {
    Uni<URI> page =
        provider.isThere()
            ? provider.logoutPage(provider.address(request, "/"))
            : Uni.createFrom().item(FIRST_PAGE);
    return page.map(it -> Response.seeOther(it).build());
  }
}
