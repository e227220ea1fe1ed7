package org.outcomeledger.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** How problems, and bodies that are JSON, become replies. */
public final class Replies {

  private static final JsonMapper MAPPER = new JsonMapper();

  private Replies() {}

  /** The reply that a problem is; callers who may come back are told after how many seconds. */
  public static Response of(Problem problem) {
    AnsweredProblems.count(problem);
    var reply = Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(bytes(problem));
    if (problem.status() == 401) {
      reply.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    retryAfter(problem).ifPresent(seconds -> reply.header(HttpHeaders.RETRY_AFTER, seconds));
    return reply.build();
  }

  /** Ends with a problem what no resource answers. */
  public static void end(HttpServerResponse reply, Problem problem) {
    AnsweredProblems.count(problem);
    retryAfter(problem)
        .ifPresent(seconds -> reply.putHeader(HttpHeaders.RETRY_AFTER, seconds.toString()));
    reply
        .setStatusCode(problem.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .end(Buffer.buffer(bytes(problem)));
  }

  /** After how many seconds the same may be sent again, where that is worth trying. */
  static Optional<Object> retryAfter(Problem problem) {
    return switch (problem.status()) {
      case 429 -> Optional.of(problem.more().getOrDefault(Problem.RETRY_AFTER, 1));
      case 503 -> Optional.of(5);
      default -> Optional.empty();
    };
  }

  /** A reply with this body. */
  public static Response json(int status, Object body) {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(bytes(body))
        .build();
  }

  static byte[] bytes(Object body) {
    try {
      return MAPPER.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Every reply can be written as JSON", e);
    }
  }
}
