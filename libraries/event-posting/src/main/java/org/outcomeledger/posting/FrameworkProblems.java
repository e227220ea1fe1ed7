package org.outcomeledger.posting;

import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.outcomeledger.ledger.LedgerBusy;
import org.outcomeledger.ledger.LedgerUnavailable;
import org.outcomeledger.ledger.LedgerUnreadable;

/**
 * Every way in which a request can fail, as a problem: the framework's own answers have no body.
 */
final class FrameworkProblems {

  private static final Logger LOG = Logger.getLogger(FrameworkProblems.class);

  @ServerExceptionMapper
  Response refused(Refusal e) {
    return Replies.of(e.problem());
  }

  @ServerExceptionMapper
  Response busy(LedgerBusy e) {
    return Replies.of(
        Problem.of("busy", "Too much is waiting", 429, "Post the same again in a second.", null));
  }

  @ServerExceptionMapper
  Response unavailable(LedgerUnavailable e) {
    return Replies.of(
        Problem.of(
            "ledger-unavailable",
            "The ledger cannot confirm",
            503,
            "It may or may not have been appended. Post the same again, with the same ids: what is in the ledger already is answered as a duplicate.",
            null));
  }

  @ServerExceptionMapper
  Response unreadable(LedgerUnreadable e) {
    return Replies.of(Reading.unavailable(e).problem());
  }

  @ServerExceptionMapper({
    UnauthorizedException.class,
    AuthenticationFailedException.class,
    AuthenticationCompletionException.class
  })
  Response unauthorized() {
    return Response.fromResponse(Replies.of(HttpProblem.of(401)))
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .build();
  }

  @ServerExceptionMapper(ForbiddenException.class)
  Response forbidden() {
    return Replies.of(HttpProblem.of(403));
  }

  /** What the framework itself refuses. */
  @ServerExceptionMapper
  Response refusedByFramework(WebApplicationException e) {
    return Replies.of(HttpProblem.of(e.getResponse().getStatus()));
  }

  /** The framework does not say what would be allowed: events are posted, all else is read. */
  @ServerExceptionMapper
  Response notAllowed(NotAllowedException e, UriInfo uri) {
    return Response.fromResponse(Replies.of(HttpProblem.of(405)))
        .header(HttpHeaders.ALLOW, uri.getPath().equals("/events") ? "POST" : "GET, HEAD")
        .build();
  }

  /** A defect. Its message may hold what was sent, so neither the reply nor the log repeats it. */
  @ServerExceptionMapper
  Response defect(Throwable e) {
    UUID occurrence = UUID.randomUUID();
    LOG.errorf(
        "Defect %s: %s at %s",
        occurrence, e.getClass().getName(), Arrays.toString(e.getStackTrace()));
    return Replies.of(HttpProblem.defect(occurrence));
  }
}
