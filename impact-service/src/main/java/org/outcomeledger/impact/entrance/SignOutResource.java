package org.outcomeledger.impact.entrance;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Signs people out at the provider, whose session would let them in again without a password. The
 * address alone signs nobody out: a link from anywhere may lead to it.
 */
@Path("/sign-out")
@Tag(name = "Session", description = "Who is signed in to the pages by a browser")
public class SignOutResource {

  private static final URI FIRST_PAGE = URI.create("/");
  private static final URI QUESTION = URI.create("/?page=sign-out");

  /**
   * What a page does next.
   *
   * @param page that it leads to: the provider's, or the first one where there is no provider
   */
  @Schema(name = "SignedOut")
  public record SignedOut(URI page) {}

  private final IdentityProvider provider;

  SignOutResource(IdentityProvider provider) {
    this.provider = provider;
  }

  /** Asks first, whoever has led a browser here. */
  @GET
  @PermitAll
  @SecurityRequirementsSet
  @Operation(
      operationId = "askToSignOut",
      summary = "Leads to the page that asks whether to sign out",
      description = "Nobody is signed out by a link.")
  @APIResponse(responseCode = "303", description = "To that page")
  public Response ask() {
    return Response.seeOther(QUESTION).build();
  }

  /** Where the pages go once {@code DELETE /session} has ended their own session. */
  @POST
  @PermitAll
  @SecurityRequirementsSet
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "signOutAtProvider",
      summary = "Where a browser signs out at the provider as well",
      description =
          "Once DELETE /session has signed out here. Refused from pages of another origin.")
  @APIResponse(
      responseCode = "200",
      description = "The provider's page; the first page where there is no provider",
      content = @Content(schema = @Schema(implementation = SignedOut.class)))
  public Uni<SignedOut> signOut(@Context RoutingContext request) {
    Uni<URI> page =
        provider.isThere()
            ? provider.logoutPage(provider.address(request, "/"))
            : Uni.createFrom().item(FIRST_PAGE);
    return page.map(SignedOut::new);
  }
}
