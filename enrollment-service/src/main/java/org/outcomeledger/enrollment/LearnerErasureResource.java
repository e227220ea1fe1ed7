package org.outcomeledger.enrollment;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.outcomeledger.audit.Audited;
import org.outcomeledger.http.Caller;
import org.outcomeledger.http.OwnPlatform;
import org.outcomeledger.http.Replies;
import org.outcomeledger.http.Roles;
import org.outcomeledger.ledger.Erasure;
import org.outcomeledger.ledger.Erasures;
import org.outcomeledger.posting.PlatformLimits;
import org.outcomeledger.posting.Pseudonyms;
import org.outcomeledger.posting.Reading;

/**
 * {@code DELETE /learners/{learner}}: one of the caller's learners is to be forgotten, here and in
 * the other service. Whether anything is held about the learner the answer does not tell.
 */
@Path("/learners")
@Singleton
@RolesAllowed(Roles.LEARNERS_ERASE)
@OwnPlatform
@Audited(Roles.LEARNERS_ERASE)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Erasure", description = "Learners who are to be forgotten")
public class LearnerErasureResource {

  private final Erasures erasures;
  private final Pseudonyms pseudonyms;
  private final PlatformLimits limits;
  private final Caller caller;
  private final ErasureReceipts receipts;

  LearnerErasureResource(
      Erasures erasures,
      Pseudonyms pseudonyms,
      PlatformLimits limits,
      Caller caller,
      ErasureReceipts receipts) {
    this.erasures = erasures;
    this.pseudonyms = pseudonyms;
    this.limits = limits;
    this.caller = caller;
    this.receipts = receipts;
  }

  /** Has everything erased that both services hold about one of the caller's learners. */
  @DELETE
  @Path("{learner}")
  @Operation(
      operationId = "eraseLearner",
      summary = "Erase one of your learners, in both services",
      description =
          "Durable when it is answered, and carried out within seconds: every ledger empties what"
              + " it holds then, and every exact figure forgets it. What is posted later begins a new"
              + " record. Events that were erased are answered as duplicates if they are posted"
              + " again. Asking again is safe; a learner of whom nothing is held is answered in the"
              + " same way.")
  @APIResponse(
      responseCode = "202",
      description = "It will be carried out whatever happens; the receipt says how far it is",
      headers =
          @Header(
              name = HttpHeaders.LOCATION,
              description = "Where the receipt can be read again",
              schema = @Schema(implementation = String.class)),
      content = @Content(schema = @Schema(implementation = ErasureReceipt.class)))
  public Uni<Response> erase(
      @Parameter(
              description = "Your own reference of the learner",
              schema = @Schema(pattern = Reading.REFERENCE, maxLength = Reading.LONGEST_REFERENCE),
              example = "jane-4711")
          @PathParam("learner")
          String learner) {
    String platform = caller.requirePlatform();
    Reading.requireReference(learner, "learner");
    UUID learnerId = pseudonyms.learner(platform, learner);
    return limits
        .within(platform, () -> Reading.patiently(erasures.request(platform, learnerId)))
        .map(this::accepted);
  }

  private Response accepted(Erasure erasure) {
    return Response.fromResponse(Replies.json(202, receipts.of(erasure)))
        .header(HttpHeaders.LOCATION, "/erasures/" + erasure.id())
        .build();
  }
}
