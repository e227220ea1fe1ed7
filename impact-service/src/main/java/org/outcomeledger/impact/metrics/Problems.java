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
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.outcomeledger.impact.measure.InvalidMeasure;
import org.outcomeledger.impact.measure.MeasuresUnavailable;
import org.outcomeledger.impact.readmodel.ReadModelUnavailable;
import org.outcomeledger.indicators.IllegalQuestion;
import org.outcomeledger.indicators.IllegalQuestion.InvalidParameter;
import org.outcomeledger.indicators.IllegalQuestion.UnknownDimension;
import org.outcomeledger.indicators.IllegalQuestion.UnknownIndicator;
import org.outcomeledger.indicators.IllegalQuestion.UnknownParameter;
import org.outcomeledger.indicators.cube.CubeNotLoaded;

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
  Response illegal(IllegalQuestion illegal) {
    return response(problem(illegal));
  }

  private static Problem problem(IllegalQuestion illegal) {
    String detail = illegal.getMessage();
    return switch (illegal) {
      case InvalidParameter it -> Problem.of(400, "invalid-parameter", "Invalid parameter", detail);
      case UnknownParameter it ->
          Problem.of(400, "unknown-parameter", "Unknown parameter", detail)
              .with("parameters", it.known());
      case UnknownDimension it ->
          Problem.of(400, "unknown-dimension", "Unknown dimension", detail)
              .with("dimensions", it.known());
      case UnknownIndicator it ->
          Problem.of(404, "unknown-indicator", "Unknown indicator", detail)
              .with("indicators", it.known());
    };
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

  @ServerExceptionMapper
  Response unavailable(MeasuresUnavailable unavailable) {
    Log.warn(unavailable.getMessage(), unavailable.getCause());
    return response(
        Problem.of(
            503,
            "reading-unavailable",
            "The database does not answer",
            unavailable.getMessage()
                + " Do the same again shortly: what has been entered is not entered twice."));
  }

  @ServerExceptionMapper
  Response invalid(InvalidMeasure invalid) {
    return response(
        Problem.of(422, "invalid-measure", "The measure is not entered", invalid.getMessage())
            .with("pointer", invalid.pointer()));
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
            "The token has no role that allows this: figures need metrics:read-exact, entering"
                + " measures needs reports:write."));
  }

  /** What the framework refuses: unknown paths, methods and media types among it. */
  @ServerExceptionMapper
  Response web(WebApplicationException refused) {
    Response.StatusType status = refused.getResponse().getStatusInfo();
    String type = status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-');
    return response(
        Problem.of(status.getStatusCode(), type, status.getReasonPhrase(), refused.getMessage()));
  }

  /** The framework does not say what would be allowed: all is read, and measures entered too. */
  @ServerExceptionMapper
  Response notAllowed(NotAllowedException refused, UriInfo uri) {
    boolean entered = uri.getPath().equals(MeasuresResource.PATH);
    return Response.fromResponse(web(refused))
        .header(HttpHeaders.ALLOW, entered ? "GET, HEAD, POST" : "GET, HEAD")
        .build();
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
