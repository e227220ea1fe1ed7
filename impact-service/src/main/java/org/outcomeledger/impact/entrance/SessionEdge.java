package org.outcomeledger.impact.entrance;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import org.outcomeledger.http.Problem;
import org.outcomeledger.http.ProblemType;
import org.outcomeledger.http.Replies;

/**
 * Takes the token out of a session's cookie and puts it where callers put theirs, before anybody
 * looks for it: from there on a browser is a caller like all others, verified, recorded and refused
 * in the same way. Whoever sends a token in the header is that token's caller, whatever the cookie.
 *
 * <p>A browser sends the cookie unasked, so a page of another origin could change something in the
 * name of who is signed in, or sign them in as somebody else. Browsers say where a request comes
 * from, and such ones are refused, whatever they ask for: a path is written in more than one way.
 */
@Singleton
final class SessionEdge {

  /** Behind the edge that checks what is HTTP, before authentication and CORS. */
  private static final int ORDER = -1_000;

  /** By which pages learn where people sign in (RFC 8288). */
  private static final String LINK = "Link";

  private static final Set<HttpMethod> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private final boolean secure;
  private final IdentityProvider provider;

  SessionEdge(EntranceConfig config, IdentityProvider provider) {
    this.secure = config.secure();
    this.provider = provider;
  }

  void stand(@Observes Router router) {
    router.route().order(ORDER).handler(this::receive);
  }

  private void receive(RoutingContext context) {
    HttpServerRequest request = context.request();
    Optional<String> token =
        request.headers().contains(HttpHeaders.AUTHORIZATION)
            ? Optional.empty()
            : SessionCookie.TOKEN.in(request, secure);
    boolean isOfSessions = (context.normalizedPath() + "/").startsWith(SessionResource.PATH + "/");
    if ((isOfSessions || !request.headers().contains(HttpHeaders.AUTHORIZATION))
        && !SAFE.contains(request.method())
        && isOfAnotherOrigin(request)) {
      Replies.end(request.response(), crossOrigin());
      return;
    }
    if (isOfSessions && provider.isThere()) {
      request.response().putHeader(LINK, "</sign-in>; rel=\"login\"");
    }
    token.ifPresent(
        it -> {
          request.headers().set(HttpHeaders.AUTHORIZATION, "Bearer " + it);
          context.addHeadersEndHandler(ready -> keepFromSharedCaches(request.response()));
        });
    context.next();
  }

  private static Problem crossOrigin() {
    return Problem.of(
        ProblemType.CROSS_ORIGIN,
        "The page that sent this is of another origin: send it from this service's own pages, or"
            + " with a token in the header Authorization.");
  }

  /** Every browser of today says one or the other with what is not safe; programs say neither. */
  private static boolean isOfAnotherOrigin(HttpServerRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return !site.equals("same-origin") && !site.equals("none");
    }
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    return origin != null && !origin.endsWith("://" + request.getHeader(HttpHeaders.HOST));
  }

  /** Caches know that an answer to a header Authorization is one caller's, and not of a cookie. */
  private static void keepFromSharedCaches(HttpServerResponse response) {
    response.headers().add(HttpHeaders.VARY, "Cookie");
    if (!response.headers().contains(HttpHeaders.CACHE_CONTROL)) {
      response.putHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    }
  }
}
