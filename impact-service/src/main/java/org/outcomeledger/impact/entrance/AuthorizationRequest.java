package org.outcomeledger.impact.entrance;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * What a browser keeps while it is at the provider's login page, in a cookie: the state, by which
 * it is known to come back from its own request (RFC 6749, 10.12), and the verifier, without which
 * nobody else can change the code for a token (RFC 7636).
 */
record AuthorizationRequest(String state, String verifier) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
  private static final int BYTES = 32;

  static AuthorizationRequest next() {
    return new AuthorizationRequest(random(), random());
  }

  /** The request that the cookie keeps; empty where it is none. */
  static Optional<AuthorizationRequest> of(String cookie) {
    String[] parts = cookie.split("\\.", -1);
    return parts.length == 2
        ? Optional.of(new AuthorizationRequest(parts[0], parts[1]))
        : Optional.empty();
  }

  String cookie() {
    return state + "." + verifier;
  }

  /** Whether a browser that comes back with this state comes from this request. */
  boolean isAnsweredBy(String given) {
    return MessageDigest.isEqual(state.getBytes(US_ASCII), given.getBytes(US_ASCII));
  }

  /** Code challenge, by the method S256. */
  String challenge() {
    try {
      return URL.encodeToString(
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return URL.encodeToString(bytes);
  }
}
