package org.outcomeledger.posting;

import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Who posts.
 *
 * @param platform the platform in the caller's own token: no event can claim another
 * @param traceparent W3C trace context of the request
 */
record Caller(String platform, String traceparent) {

  static Caller of(SecurityContext security, String traceparent) {
    if (security.getUserPrincipal() instanceof JsonWebToken token
        && token.getClaim("platform") instanceof String platform
        && !platform.isBlank()) {
      return new Caller(platform, TraceContext.continuing(traceparent));
    }
    throw new Refusal(
        "no-platform",
        "The token names no platform",
        403,
        "Events are posted for the platform in the token's claim \"platform\": ask for a token that has it.",
        null);
  }
}
