package org.outcomeledger.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** How problems, and bodies that are JSON, become replies. */
public final class Replies {

  private static final JsonMapper MAPPER = new JsonMapper();

  private Replies() {}

  /** The reply that a problem is; callers who may come back are told after how many seconds. */
  public static Response of(Problem problem) {
    var reply = Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(bytes(problem));
    return switch (problem.status()) {
      case 401 -> reply.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer").build();
      case 429 ->
          reply
              .header(HttpHeaders.RETRY_AFTER, problem.more().getOrDefault(Problem.RETRY_AFTER, 1))
              .build();
      case 503 -> reply.header(HttpHeaders.RETRY_AFTER, 5).build();
      default -> reply.build();
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
