package org.outcomeledger.impact.entrance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.outcomeledger.audit.NotAudited;
import org.outcomeledger.http.BodyLimit;
import org.outcomeledger.http.Caller;
import org.outcomeledger.http.OwnPlatform;
import org.outcomeledger.http.Problem;
import org.outcomeledger.http.ProblemType;
import org.outcomeledger.http.Refusal;
import org.outcomeledger.http.Replies;
import org.outcomeledger.http.Roles;
import org.outcomeledger.http.StrictJson;

/** Signs people in to the pages and out again, by a cookie that holds their token. */
@Path(SessionResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Session", description = "Who is signed in to the pages by a browser")
public class SessionResource {

  static final String PATH = "/session";

  /**
   * Who is signed in.
   *
   * @param subject as the audit trail has it
   * @param name what the provider calls them, where it says so, else the subject
   * @param platform whose figures alone they see; null for the whole company's
   * @param until when the token ends
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Session(
      String subject,
      String name,
      List<String> roles,
      @Schema(nullable = true) String platform,
      Instant until) {

    static Session of(Caller caller) {
      return new Session(
          caller.name(),
          caller.displayName().orElseGet(caller::name),
          caller.roles(),
          caller.platform().orElse(null),
          caller.until());
    }
  }

  /** What is posted to sign in. */
  public record SessionEntry(String token) {}

  private static final URI FIRST_PAGE = URI.create("/");

  private final SignIn signIn;
  private final boolean secure;
  private final SignInLink link;
  private final Caller caller;
  private final BodyLimit bodyLimit;

  SessionResource(
      SignIn signIn, EntranceConfig config, SignInLink link, Caller caller, BodyLimit bodyLimit) {
    this.signIn = signIn;
    this.secure = config.secure();
    this.link = link;
    this.caller = caller;
    this.bodyLimit = bodyLimit;
  }

  /** Of the cookie, or of the header {@code Authorization}. */
  @GET
  @RolesAllowed({
    Roles.EVENTS_WRITE,
    Roles.LEARNERS_ERASE,
    Roles.LEDGER_READ,
    Roles.METRICS_READ,
    Roles.METRICS_READ_EXACT,
    Roles.REPORTS_WRITE
  })
  @OwnPlatform
  @NotAudited("Tells callers who they are")
  @Operation(
      operationId = "getSession",
      summary = "Who is signed in, what they may do, and until when")
  @APIResponse(
      responseCode = "200",
      description = "What the token says",
      content = @Content(schema = @Schema(implementation = Session.class)))
  public Session get() {
    return Session.of(caller);
  }

  /** With any token that this service accepts. */
  @POST
  @PermitAll
  @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
  @Operation(
      operationId = "signIn",
      summary = "Signs in by a token: sets a cookie that stands for it until it ends",
      description =
          "The cookie is HttpOnly, of this site alone (SameSite=Strict), and taken by"
              + " impact-service only. A form leads on to the first page. Refused from pages of"
              + " another origin.")
  @SecurityRequirementsSet
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = SessionEntry.class),
            examples = @ExampleObject(name = "a token", value = "{\"token\": \"eyJhbGciOi…\"}")),
        @Content(
            mediaType = MediaType.APPLICATION_FORM_URLENCODED,
            schema = @Schema(implementation = SessionEntry.class))
      })
  @APIResponse(responseCode = "204", description = "Signed in")
  @APIResponse(responseCode = "303", description = "Signed in by a form")
  public Uni<Response> signIn(
      @Context RoutingContext request, @Context HttpHeaders headers, InputStream body) {
    byte[] read = bodyLimit.ofStrangers().read(body);
    boolean isForm =
        MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(headers.getMediaType());
    String token = isForm ? ofForm(read) : ofJson(read);
    return signIn
        .with(request, token.strip(), isForm ? Response.seeOther(FIRST_PAGE) : Response.noContent())
        .map(ResponseBuilder::build);
  }

  private static String ofForm(byte[] body) {
    var fields = new QueryStringDecoder(new String(body, UTF_8), false).parameters();
    return fields.getOrDefault("token", List.of()).stream()
        .findFirst()
        .orElseThrow(SessionResource::withoutToken);
  }

  private static String ofJson(byte[] body) {
    return Optional.ofNullable(StrictJson.exact(body).path("token").textValue())
        .orElseThrow(SessionResource::withoutToken);
  }

  private static Refusal withoutToken() {
    return new Refusal(
        ProblemType.INVALID_PARAMETER, "Send an access token as the text token.", "/token");
  }

  /** Of this browser; the token itself is good until it ends. */
  @DELETE
  @PermitAll
  @Operation(operationId = "signOut", summary = "Signs out: the browser forgets the token")
  @SecurityRequirementsSet
  @APIResponse(responseCode = "204", description = "Signed out, or never was in")
  public Response signOut() {
    return Response.noContent()
        .header(HttpHeaders.SET_COOKIE, SessionCookie.TOKEN.forgetting(secure))
        .header(HttpHeaders.SET_COOKIE, SessionCookie.RENEWAL.forgetting(secure))
        .build();
  }

  /** What {@code ./start} prints leads here. */
  @GET
  @Path("/link")
  @PermitAll
  @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
  @Blocking // reads files
  @Operation(
      operationId = "signInByLink",
      summary = "Signs in whoever opens the link of ./start first, and leads to the first page")
  @SecurityRequirementsSet
  @APIResponse(responseCode = "303", description = "Signed in")
  @Parameter(
      name = "secret",
      in = ParameterIn.QUERY,
      required = true,
      description = "The link's",
      example = "not-the-secret")
  public Uni<Response> signInByLink(
      @Context RoutingContext request,
      @Context HttpHeaders headers,
      @QueryParam("secret") String secret) {
    if (request.request().method().equals(HttpMethod.HEAD)) {
      // who looks where a link leads does not use it up
      return Uni.createFrom().item(Response.seeOther(FIRST_PAGE).build());
    }
    return link.use(secret == null ? "" : secret)
        .map(
            token ->
                signIn
                    .with(request, token, Response.seeOther(FIRST_PAGE))
                    .map(ResponseBuilder::build))
        .orElseGet(() -> Uni.createFrom().item(usedLink(headers)));
  }

  private Response usedLink(HttpHeaders headers) {
    Response problem =
        Replies.of(
            Problem.of(
                ProblemType.LINK_USED,
                "It has signed somebody in already, or is of an earlier start: ./start writes a new"
                    + " one to .local/dashboard-link."));
    if (!headers.getAcceptableMediaTypes().contains(MediaType.TEXT_HTML_TYPE)) {
      return problem;
    }
    var page = Response.fromResponse(problem).type("text/html;charset=utf-8");
    PageFile.HEADERS.forEach(page::header);
    return page.entity(PageFile.read("/session/link-used.html").orElseThrow().plain()).build();
  }
}
