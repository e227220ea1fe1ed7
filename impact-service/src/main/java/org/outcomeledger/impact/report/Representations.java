package org.outcomeledger.impact.report;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** What reports and forms are served as: JSON, one page to print, or lines. */
final class Representations {
  static final String CSV = "text/csv";

  private static final List<MediaType> ALL =
      List.of(MediaType.APPLICATION_JSON_TYPE, MediaType.TEXT_HTML_TYPE, MediaType.valueOf(CSV));

  /** A page of text and of its own style, and nothing else. */
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; form-action 'none';"
          + " base-uri 'none'";

  private Representations() {}

  /** What is preferred of those that there are; JSON where all are the same to the caller. */
  static MediaType preferred(HttpHeaders headers) {
    return headers.getAcceptableMediaTypes().stream()
        .flatMap(it -> ALL.stream().filter(it::isCompatible))
        .findFirst()
        .orElse(ALL.getFirst());
  }

  static Response served(Object it, MediaType as) {
    return Response.ok(it)
        .type(as.withCharset("utf-8"))
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .header("Content-Security-Policy", POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }
}
