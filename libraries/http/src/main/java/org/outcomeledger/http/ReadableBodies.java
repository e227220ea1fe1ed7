package org.outcomeledger.http;

import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Pattern;

/**
 * Refuses what a body is said to be, before any of it is read, where the framework would guess or
 * not look: no media type, another charset than UTF-8, compressed.
 */
@Provider
@Singleton
@Priority(1_000) // before the body is collected
public class ReadableBodies implements ContainerRequestFilter {

  private static final Pattern OTHER_CHARSET =
      Pattern.compile("(?i);\\s*charset\\s*=\\s*+(?!(utf-8|\"utf-8\")\\s*(;|$))");
  private static final Pattern ENCODED = Pattern.compile("(?i)(?!\\s*identity\\s*$).*");

  @Override
  public void filter(ContainerRequestContext context) {
    if (!context.getMethod().equals(HttpMethod.POST)) {
      return;
    }
    String mediaType = context.getHeaderString(HttpHeaders.CONTENT_TYPE);
    if (mediaType == null) {
      throw new NotSupportedException();
    }
    if (OTHER_CHARSET.matcher(mediaType).find()) {
      throw new Refusal(StatusProblems.notUtf8());
    }
    String encoding = context.getHeaderString(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && ENCODED.matcher(encoding).matches()) {
      context.abortWith(
          Response.fromResponse(Replies.of(StatusProblems.encoded()))
              .header(HttpHeaders.ACCEPT_ENCODING, "identity")
              .build());
    }
  }
}
