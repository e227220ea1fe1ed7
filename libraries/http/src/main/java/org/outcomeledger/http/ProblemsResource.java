package org.outcomeledger.http;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code GET /problems/{code}}: what a problem's {@code type} leads to. Public. */
@Path("/problems/{code}")
@Singleton
@PermitAll
@Tag(name = "Problems", description = "What went wrong, and what to do about it")
public class ProblemsResource {

  /**
   * A type of problem.
   *
   * @param whatToDo in Markdown
   */
  @Schema(name = "ProblemType")
  public record Page(String type, String title, int status, String whatToDo) {

    static Page of(ProblemType type) {
      return new Page(type.uri(), type.title(), type.status(), ProblemPages.whatToDo(type));
    }

    String text() {
      return "%s%n%d %s%n%n%s%n".formatted(type, status, title, whatToDo);
    }
  }

  /** For programs. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "getProblemType",
      summary = "What a problem's type means, and what to do about it")
  @SecurityRequirementsSet
  @APIResponse(
      responseCode = "200",
      description = "The type of problem",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = Page.class)),
        @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(implementation = String.class))
      })
  public Page json(
      @Parameter(description = "The last part of the type", example = "malformed-json")
          @PathParam("code")
          String code) {
    return page(code);
  }

  /** For people. */
  @GET
  @Produces(MediaType.TEXT_PLAIN)
  @Operation(hidden = true)
  public String text(@PathParam("code") String code) {
    return page(code).text();
  }

  private static Page page(String code) {
    return ProblemType.find(code)
        .map(Page::of)
        .orElseThrow(
            () ->
                new Refusal(
                    ProblemType.UNKNOWN_PROBLEM, "Use the type exactly as a problem gives it."));
  }
}
