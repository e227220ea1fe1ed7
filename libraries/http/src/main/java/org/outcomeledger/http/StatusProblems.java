package org.outcomeledger.http;

import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Collectors;

/** The problems of which nothing more is known than the status that the framework wants. */
final class StatusProblems {

  private StatusProblems() {}

  static Problem of(int status) {
    return switch (status) {
      case 401 ->
          Problem.of(
              ProblemType.UNAUTHORIZED, "Send a valid bearer token in the header Authorization.");
      case 403 ->
          Problem.of(
              ProblemType.FORBIDDEN,
              "The token has no role that allows this: /q/openapi names the role of each call.");
      case 404 ->
          Problem.of(
              ProblemType.NOT_FOUND, "Nothing has this address: /q/openapi lists every address.");
      case 405 ->
          Problem.of(ProblemType.METHOD_NOT_ALLOWED, "The header Allow lists the allowed methods.");
      case 406 -> Problem.of(ProblemType.NOT_ACCEPTABLE, "Accept application/json.");
      case 408 ->
          Problem.of(
              ProblemType.REQUEST_TIMEOUT,
              "Send it again, in smaller batches if the connection is slow.");
      case 414 -> Problem.of(ProblemType.URI_TOO_LONG, "Use at most 8,192 characters.");
      case 415 ->
          Problem.of(
              ProblemType.UNSUPPORTED_MEDIA_TYPE,
              "Send a Content-Type that /q/openapi lists for this call.");
      case 431 ->
          Problem.of(
              ProblemType.HEADERS_TOO_LARGE, "Send at most 32 KiB and 200 lines of headers.");
      default ->
          status < 500
              ? Problem.of(ProblemType.BAD_REQUEST, "/q/openapi shows how to call this API.")
              : Problem.of(ProblemType.INTERNAL_ERROR, "Try again later.");
    };
  }

  static Problem malformedUri() {
    return Problem.of(
        ProblemType.MALFORMED_URI,
        "Percent-encode, in UTF-8, every character that RFC 3986 does not allow.");
  }

  static Problem partlyReadPath() {
    return Problem.of(
        ProblemType.MALFORMED_URI,
        "Percent-encode ; and # in the path: what follows them would be dropped, and the rest may name something else.");
  }

  static Problem notAcceptable(List<MediaType> produced) {
    return Problem.of(
        ProblemType.NOT_ACCEPTABLE,
        "Accept "
            + produced.stream().map(MediaType::toString).collect(Collectors.joining(" or "))
            + ".");
  }

  /** A body that is compressed, or says that it is. */
  static Problem encoded() {
    return Problem.of(
        ProblemType.UNSUPPORTED_MEDIA_TYPE,
        "Send the body as it is, without Content-Encoding: none is undone here.");
  }

  static Problem notUtf8() {
    return Problem.of(
        ProblemType.UNSUPPORTED_MEDIA_TYPE,
        "Send the body in UTF-8; charset may be left out of Content-Type.");
  }

  static Problem bodyOfRead() {
    return Problem.of(ProblemType.BAD_REQUEST, "Send GET and HEAD without a body: none is read.");
  }

  static Problem notHttp() {
    return Problem.of(
        ProblemType.BAD_REQUEST,
        "The request is not valid HTTP/1.1, or can be read in two ways: check its first line, its headers and its length.");
  }
}
