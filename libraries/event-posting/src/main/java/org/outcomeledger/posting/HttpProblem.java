package org.outcomeledger.posting;

import java.util.UUID;

/** The problems that are about a request and not about what it carries. */
final class HttpProblem {

  private HttpProblem() {}

  static Problem of(int status) {
    return switch (status) {
      case 401 ->
          about("unauthorized", "No valid token", 401, "Send Authorization: Bearer and a token.");
      case 403 ->
          about(
              "forbidden",
              "The token does not allow this",
              403,
              "Ask for a token with the role that the API describes.");
      case 404 -> about("not-found", "Nothing is here", 404, "See /q/openapi for what there is.");
      case 405 ->
          about(
              "method-not-allowed",
              "Not this method",
              405,
              "The header Allow names those that are.");
      case 406 ->
          about("not-acceptable", "No such representation", 406, "Accept application/json.");
      case 414 ->
          about("uri-too-long", "The address is too long", 414, "At most 8,192 characters.");
      case 415 ->
          about(
              "unsupported-media-type",
              "Events of this media type are not taken",
              415,
              "Post "
                  + EventsResource.STRUCTURED
                  + " (one event), "
                  + EventsResource.BATCH
                  + " (up to 1,000), or application/json with the attributes in headers ce-*.");
      case 408 ->
          about(
              "request-timeout",
              "The body did not arrive in time",
              408,
              "Send it again, in smaller batches if the connection is slow.");
      case 431 ->
          about("headers-too-large", "The headers are too large", 431, "At most 32 KiB together.");
      default ->
          status < 500
              ? about("bad-request", "The request is not understood", status, "See /q/openapi.")
              : about("defect", "Something is wrong on our side", status, "Try again later.");
    };
  }

  static Problem malformedUri() {
    return about(
        "malformed-uri",
        "The address is not a URI",
        400,
        "Write every character beyond RFC 3986 as percent-encoded UTF-8.");
  }

  static Problem notHttp() {
    return about(
        "bad-request",
        "The request is not understood",
        400,
        "It is not HTTP/1.1: look at its first line, its headers, and the lengths that it announces.");
  }

  static Problem defect(UUID occurrence) {
    return about(
        "defect",
        "Something is wrong on our side",
        500,
        "The log knows more under " + occurrence + ".");
  }

  private static Problem about(String code, String title, int status, String detail) {
    return Problem.of(code, title, status, detail, null);
  }
}
