package org.outcomeledger.impact.metrics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.outcomeledger.impact.cube.Snapshot;
import org.outcomeledger.impact.indicator.Definition;

/** Writes answers: JSON or CSV, with a tag by which a caller sees that nothing changed. */
@Singleton
final class Answers {
  static final String CSV = "text/csv";
  private static final MediaType CSV_TYPE = MediaType.valueOf(CSV);

  private final ObjectMapper json;

  Answers(ObjectMapper json) {
    this.json = json;
  }

  /** A parameter says it more plainly than a header, where both do. */
  boolean isCsv(Parameters parameters, HttpHeaders headers) {
    String asked = parameters.one("format").orElse("");
    return switch (asked) {
      case "csv" -> true;
      case "json" -> false;
      case "" -> prefersCsv(headers.getAcceptableMediaTypes());
      default -> throw Refused.parameter("format is json or csv, not %s.".formatted(asked));
    };
  }

  private static boolean prefersCsv(List<MediaType> best) {
    return best.stream()
        .filter(it -> it.isCompatible(CSV_TYPE) || it.isCompatible(MediaType.APPLICATION_JSON_TYPE))
        .findFirst()
        .filter(it -> !it.isCompatible(MediaType.APPLICATION_JSON_TYPE))
        .isPresent();
  }

  Answer answer(Question question, Snapshot snapshot, Page page, UriInfo uri) {
    Definition definition = question.indicator().definition();
    return new Answer(
        definition.id(),
        definition.version(),
        question.span().asOf(),
        snapshot.positions().toString(),
        page.complete(),
        page.complete() ? null : next(question, page, uri),
        page.rows());
  }

  /** The same question from the last row's key on; its day is said, lest midnight change it. */
  private static String next(Question question, Page page, UriInfo uri) {
    UriBuilder next =
        uri.getRequestUriBuilder()
            .replaceQueryParam("asOf", question.span().asOf())
            .replaceQueryParam("after");
    Map<String, String> last = page.rows().getLast().group();
    last.forEach((dimension, value) -> next.queryParam("after", "{after-" + dimension + "}"));
    Object[] keys = last.entrySet().stream().map(it -> it.getKey() + ":" + it.getValue()).toArray();
    var target = next.build(keys);
    return target.getRawPath() + "?" + target.getRawQuery();
  }

  Response response(Answer answer, Question question, boolean csv, Request request) {
    String body = csv ? Csv.of(answer, question.by()) : text(answer);
    EntityTag tag = tag(answer, csv);
    ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    ResponseBuilder response = unchanged != null ? unchanged : Response.ok(body);
    response
        .tag(tag)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    if (answer.next() != null) {
      response.header(HttpHeaders.LINK, "<" + answer.next() + ">; rel=\"next\"");
    }
    MediaType type = csv ? CSV_TYPE : MediaType.APPLICATION_JSON_TYPE;
    return response.type(type.withCharset("utf-8")).build();
  }

  /** Not over the positions: events that change no row of the answer do not change it. */
  private EntityTag tag(Answer answer, boolean csv) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String said = answer.version() + answer.asOf() + csv + answer.next() + text(answer.rows());
      byte[] hash = digest.digest(said.getBytes(StandardCharsets.UTF_8));
      return new EntityTag(Base64.getUrlEncoder().withoutPadding().encodeToString(hash), true);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private String text(Object said) {
    try {
      return json.writeValueAsString(said);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
