package org.outcomeledger.impact.entrance;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The cookie of who has signed in. It holds the bearer token itself, so that the service keeps no
 * session: any replica takes it, it ends when the token does, and no script reads it.
 */
@Singleton
final class SessionCookie {

  /** Browsers drop a cookie of more than 4,096 bytes, its name and attributes among them. */
  static final int LONGEST_TOKEN = 3_900;

  private static final String NAME = "outcome-ledger-session";

  private final boolean secure;
  private final String name;

  SessionCookie(EntranceConfig config) {
    this.secure = config.secure();
    // With this prefix no browser takes it from a neighbouring host, or without TLS.
    this.name = secure ? "__Host-" + NAME : NAME;
  }

  /** The token that the browser sends, if any. */
  Optional<String> token(HttpServerRequest request) {
    return Optional.ofNullable(request.getCookie(name)).map(Cookie::getValue);
  }

  /** The header {@code Set-Cookie} with which a browser keeps a token until it ends. */
  String keeping(String token, Instant until) {
    return with(token, Math.max(0, Duration.between(Instant.now(), until).toSeconds()));
  }

  /** The header {@code Set-Cookie} with which a browser forgets it. */
  String forgetting() {
    return with("", 0);
  }

  private String with(String value, long seconds) {
    return Cookie.cookie(name, value)
        .setPath("/")
        .setHttpOnly(true)
        .setSecure(secure)
        .setSameSite(CookieSameSite.STRICT)
        .setMaxAge(seconds)
        .encode();
  }
}
