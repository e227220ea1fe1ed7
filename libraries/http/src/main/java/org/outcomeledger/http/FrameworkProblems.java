package org.outcomeledger.http;

import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every way in which a request can fail, as a problem: the framework's answers have no body. */
final class FrameworkProblems {

  private static final Logger LOG = Logger.getLogger(FrameworkProblems.class);

  private final ResourceMethods methods;
  private final OutageLog outages;

  FrameworkProblems(ResourceMethods methods, OutageLog outages) {
    this.methods = methods;
    this.outages = outages;
  }

  @ServerExceptionMapper
  Response refused(Refusal e) {
    if (e.getCause() != null) {
      outages.refused(e);
    }
    return Replies.of(e.problem());
  }

  @ServerExceptionMapper({
    UnauthorizedException.class,
    AuthenticationFailedException.class,
    AuthenticationCompletionException.class
  })
  Response unauthorized() {
    return Replies.of(StatusProblems.of(401));
  }

  @ServerExceptionMapper
  Response forbidden(ForbiddenException e, UriInfo uri, Request request) {
    String roles = String.join(" or ", methods.roles(uri.getPath(), request.getMethod()));
    return Replies.of(Problem.of(ProblemType.FORBIDDEN, "The token needs the role " + roles + "."));
  }

  /** What the framework itself refuses. Its messages may hold what was sent, so none is used. */
  @ServerExceptionMapper
  Response refusedByFramework(WebApplicationException e) {
    return Replies.of(StatusProblems.of(e.getResponse().getStatus()));
  }

  /** The framework does not say which methods the address takes. */
  @ServerExceptionMapper
  Response notAllowed(NotAllowedException e, UriInfo uri) {
    return Response.fromResponse(Replies.of(StatusProblems.of(405)))
        .header(HttpHeaders.ALLOW, String.join(", ", methods.allowed(uri.getPath())))
        .build();
  }

  /** Nor which media types there are. */
  @ServerExceptionMapper
  Response notAcceptable(NotAcceptableException e, UriInfo uri) {
    String produced = String.join(", ", methods.produced(uri.getPath()));
    return Replies.of(
        produced.isEmpty()
            ? StatusProblems.of(406)
            : Problem.of(ProblemType.NOT_ACCEPTABLE, "Accept one of these: " + produced));
  }

  /** Nor which media types it takes. */
  @ServerExceptionMapper
  Response notSupported(NotSupportedException e, UriInfo uri) {
    String taken = String.join(", ", methods.consumed(uri.getPath()));
    return Replies.of(
        Problem.of(
            ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send one of these as Content-Type: " + taken));
  }

  /** What is answered is not sent: nobody is there. It is no problem that was told, either. */
  @ServerExceptionMapper
  Response unread(LongReplies.ReaderLeft e) {
    LOG.debug(e.getMessage());
    return Response.serverError().build();
  }

  @ServerExceptionMapper
  Response internalError(Throwable e) {
    return Replies.of(defect(e));
  }

  /** A defect. Its message may hold what was sent, so neither the reply nor the log repeats it. */
  static Problem defect(Throwable e) {
    UUID occurrence = UUID.randomUUID();
    LOG.errorf(
        "Internal error %s: %s at %s",
        occurrence, e.getClass().getName(), Arrays.toString(e.getStackTrace()));
    return Problem.of(
        ProblemType.INTERNAL_ERROR,
        "Give this number to the operator, who finds it in the log: " + occurrence);
  }
}
