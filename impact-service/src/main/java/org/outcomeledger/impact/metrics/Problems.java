package org.outcomeledger.impact.metrics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.outcomeledger.impact.cube.CubeNotLoaded;
import org.outcomeledger.impact.indicator.IllegalSpan;
import org.outcomeledger.impact.readmodel.ReadModelUnavailable;

/** Turns whatever went wrong into problem details: no answer of this service has an empty body. */
class Problems {
  private static final String RETRY_SECONDS = "2";

  private final ObjectMapper json;

  Problems(ObjectMapper json) {
    this.json = json;
  }

  @ServerExceptionMapper
  Response refused(Refused refused) {
    return response(refused.problem());
  }

  @ServerExceptionMapper
  Response illegalSpan(IllegalSpan illegal) {
    return response(Refused.parameter(illegal.getMessage()).problem());
  }

  @ServerExceptionMapper
  Response notLoaded(CubeNotLoaded notLoaded) {
    return response(
        Problem.of(503, "not-ready", "Not ready yet", notLoaded.getMessage() + " Ask again."));
  }

  @ServerExceptionMapper
  Response unavailable(ReadModelUnavailable unavailable) {
    Log.warn(unavailable.getMessage(), unavailable.getCause());
    return response(
        Problem.of(
            503,
            "reading-unavailable",
            "The read model does not answer",
            unavailable.getMessage() + " Figures do; ask for this again shortly."));
  }

  @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
  Response unauthorized() {
    return response(
        Problem.of(
            401,
            "unauthorized",
            "Who asks?",
            "A valid bearer token is needed in the header Authorization."));
  }

  @ServerExceptionMapper
  Response forbidden(ForbiddenException forbidden) {
    return response(
        Problem.of(
            403,
            "forbidden",
            "Not allowed",
            "The token has no role that allows this: figures need metrics:read-exact."));
  }

  /** What the framework refuses: unknown paths, methods and media types among it. */
  @ServerExceptionMapper
  Response web(WebApplicationException refused) {
    Response.StatusType status = refused.getResponse().getStatusInfo();
    String type = status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-');
    return response(
        Problem.of(status.getStatusCode(), type, status.getReasonPhrase(), refused.getMessage()));
  }

  /** The framework does not say what would be allowed: everything here is read. */
  @ServerExceptionMapper
  Response notAllowed(NotAllowedException refused) {
    return Response.fromResponse(web(refused)).header(HttpHeaders.ALLOW, "GET, HEAD").build();
  }

  @ServerExceptionMapper
  Response defect(Exception defect) {
    Log.error("A question could not be answered", defect);
    return response(
        Problem.of(
            500,
            "internal-error",
            "Our fault",
            "Something went wrong here; the operator finds it in the log of this moment."));
  }

  private Response response(Problem problem) {
    Response.ResponseBuilder response =
        Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(bytes(problem));
    return switch (problem.status()) {
      case 401 -> response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer").build();
      case 503 -> response.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS).build();
      default -> response.build();
    };
  }

  private byte[] bytes(Problem problem) {
    try {
      return json.writeValueAsBytes(problem);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
