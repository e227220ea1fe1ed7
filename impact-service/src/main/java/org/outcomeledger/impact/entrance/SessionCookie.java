package org.outcomeledger.impact.entrance;

import static io.vertx.core.http.CookieSameSite.LAX;
import static io.vertx.core.http.CookieSameSite.STRICT;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * What a browser keeps for the pages. None of them is read by a script, and none is kept by this
 * service, so that any replica takes them.
 */
enum SessionCookie {

  /** The bearer token itself of who has signed in; it ends when the token does. */
  TOKEN("session", STRICT),

  /** What the provider gives the next token for; it ends with the browser. */
  RENEWAL("renewal", STRICT),

  /** Of who is at the provider's login page, from which another site sends them back. */
  SIGNING_IN("signing-in", LAX);

  /** Browsers drop a cookie of more than 4,096 bytes, its name and attributes among them. */
  static final int LONGEST = 3_900;

  private final String name;
  private final CookieSameSite sameSite;

  SessionCookie(String name, CookieSameSite sameSite) {
    this.name = "outcome-ledger-" + name;
    this.sameSite = sameSite;
  }

  /** With this prefix no browser takes it from a neighbouring host, or without TLS. */
  private String name(boolean secure) {
    return secure ? "__Host-" + name : name;
  }

  /** What the browser sends, if any. */
  Optional<String> in(HttpServerRequest request, boolean secure) {
    return Optional.ofNullable(request.getCookie(name(secure)))
        .map(Cookie::getValue)
        .filter(it -> !it.isEmpty());
  }

  /** The header {@code Set-Cookie} with which a browser keeps it until it is closed. */
  String keeping(String value, boolean secure) {
    return with(value, secure).encode();
  }

  /** The header {@code Set-Cookie} with which a browser keeps it for so long. */
  String keeping(String value, Duration left, boolean secure) {
    return with(value, secure).setMaxAge(Math.max(0, left.toSeconds())).encode();
  }

  /** The header {@code Set-Cookie} with which a browser forgets it. */
  String forgetting(boolean secure) {
    return keeping("", Duration.ZERO, secure);
  }

  private Cookie with(String value, boolean secure) {
    return Cookie.cookie(name(secure), value)
        .setPath("/")
        .setHttpOnly(true)
        .setSecure(secure)
        .setSameSite(sameSite);
  }
}
