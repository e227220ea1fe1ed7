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
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.outcomeledger.indicators.IllegalQuestion.InvalidParameter;
import org.outcomeledger.indicators.query.Question;
import org.outcomeledger.indicators.query.QuestionParameters;

/** Writes answers: JSON or CSV, with a tag by which a caller sees that nothing changed. */
@Singleton
final class Answers {
  static final String CSV = "text/csv";
  static final MediaType CSV_TYPE = MediaType.valueOf(CSV);

  private final ObjectMapper json;

  Answers(ObjectMapper json) {
    this.json = json;
  }

  /** A parameter says it more plainly than a header, where both do. */
  boolean isCsv(QuestionParameters parameters, HttpHeaders headers) {
    String asked = parameters.one("format").orElse("");
    return switch (asked) {
      case "csv" -> true;
      case "json" -> false;
      case "" -> prefersCsv(headers.getAcceptableMediaTypes());
      default -> throw new InvalidParameter("format must be json or csv, not %s.".formatted(asked));
    };
  }

  private static boolean prefersCsv(List<MediaType> best) {
    return best.stream()
        .filter(it -> it.isCompatible(CSV_TYPE) || it.isCompatible(MediaType.APPLICATION_JSON_TYPE))
        .findFirst()
        .filter(it -> !it.isCompatible(MediaType.APPLICATION_JSON_TYPE))
        .isPresent();
  }

  /**
   * Where the page behind this one is; null where none follows.
   *
   * @param address of this page, which stays as it is
   */
  String next(Query query, Page<?> page, UriBuilder address) {
    if (page.complete()) {
      return null;
    }
    // Its day is said, lest midnight change it.
    UriBuilder next =
        address
            .clone()
            .replaceQueryParam("asOf", query.question().span().asOf())
            .replaceQueryParam("after");
    Map<String, String> last = page.last();
    last.forEach((dimension, value) -> next.queryParam("after", "{after-" + dimension + "}"));
    Object[] keys = last.entrySet().stream().map(it -> it.getKey() + ":" + it.getValue()).toArray();
    var target = next.build(keys);
    return target.getRawPath() + "?" + target.getRawQuery();
  }

  /** What an answer is made of: the query, a page, and where the next one is. */
  interface Writer<T> {
    PagedAnswer of(Query query, Page<T> page, String next);
  }

  /** A page with its tag, as JSON or as lines, or that nothing has changed. */
  <T> Response response(
      Query query,
      Page<T> page,
      Writer<T> json,
      BiFunction<Question, Stream<T>, Stream<String>> csv,
      UriInfo uri,
      Request request) {
    PagedAnswer answer = json.of(query, page, next(query, page, uri.getRequestUriBuilder()));
    Stream<String> lines = csv.apply(query.question(), page.items().stream());
    ResponseBuilder response = response(answer, answer.figures(), query.csv(), lines, request);
    if (answer.next() != null) {
      response.header(HttpHeaders.LINK, "<" + answer.next() + ">; rel=\"next\"");
    }
    return response.build();
  }

  /** All reported measures with their tag, or that nothing has changed. */
  Response response(MeasuresAnswer answer, boolean csv, Stream<String> lines, Request request) {
    return response(answer, answer, csv, lines, request).build();
  }

  private ResponseBuilder response(
      Object answer, Object figures, boolean csv, Stream<String> lines, Request request) {
    EntityTag tag = tagOf(figures, csv);
    ResponseBuilder response = request.evaluatePreconditions(tag);
    if (response == null) {
      response = Response.ok(csv ? lines.collect(Collectors.joining()) : text(answer));
    }
    MediaType type = csv ? CSV_TYPE : MediaType.APPLICATION_JSON_TYPE;
    return response
        .tag(tag)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
        .type(type.withCharset("utf-8"));
  }

  /** Not over the positions: events that change no row of the answer do not change it. */
  EntityTag tag(FigureAnswer answer, boolean csv) {
    return tagOf(answer.figures(), csv);
  }

  private EntityTag tagOf(Object figures, boolean csv) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String said = csv + text(figures);
      byte[] hash = digest.digest(said.getBytes(StandardCharsets.UTF_8));
      return new EntityTag(Base64.getUrlEncoder().withoutPadding().encodeToString(hash), true);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** As JSON. */
  String text(Object said) {
    try {
      return json.writeValueAsString(said);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
