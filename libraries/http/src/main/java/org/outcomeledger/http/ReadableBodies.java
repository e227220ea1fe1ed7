package org.outcomeledger.http;

import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestFilter;

/**
 * Refuses what a body is said to be, before any of it is read, where the framework would guess or
 * not look: no media type, another charset than UTF-8, compressed.
 */
@Provider
@Singleton
@Priority(1_000) // before the body is collected
public class ReadableBodies implements ResteasyReactiveContainerRequestFilter {

  private static final Pattern OTHER_CHARSET =
      Pattern.compile("(?i);\\s*charset\\s*=\\s*+(?!(utf-8|\"utf-8\")\\s*(;|$))");
  private static final Pattern ENCODED = Pattern.compile("(?i)(?!\\s*identity\\s*$).*");

  @Override
  public void filter(ResteasyReactiveContainerRequestContext context) {
    if (!context.getMethod().equals(HttpMethod.POST) || isBare(context)) {
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

  /** To a method that takes no body none is sent, whatever it is said to be. */
  private static boolean isBare(ResteasyReactiveContainerRequestContext context) {
    var request = (ResteasyReactiveRequestContext) context.getServerRequestContext();
    Method method = request.getTarget().getLazyMethod().getMethod();
    String length = context.getHeaderString(HttpHeaders.CONTENT_LENGTH);
    return !method.isAnnotationPresent(Consumes.class)
        && !method.getDeclaringClass().isAnnotationPresent(Consumes.class)
        && context.getHeaderString("Transfer-Encoding") == null
        && (length == null || length.equals("0"));
  }
}
