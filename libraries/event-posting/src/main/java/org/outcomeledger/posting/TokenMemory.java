package org.outcomeledger.posting;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Whom a bearer token was found to speak for, a while ago and never after the token's own end. What
 * was refused is not kept, nor what is no JWT: whoever issued such a token is asked each time.
 */
final class TokenMemory {

  private static final int MOST_TOKENS = 1_000;

  private record Known(SecurityIdentity caller, Instant until) {}

  private final Map<String, Known> known = new ConcurrentHashMap<>();
  private final Duration longest;
  private final Clock clock;

  TokenMemory(Duration longest, Clock clock) {
    this.longest = longest;
    this.clock = clock;
  }

  /** The caller with these credentials, from memory where it has them. */
  Uni<SecurityIdentity> caller(String credentials, Supplier<Uni<SecurityIdentity>> verify) {
    Known before = known.get(credentials);
    return before != null && clock.instant().isBefore(before.until())
        ? Uni.createFrom().item(before.caller())
        : verify.get().invoke(caller -> remember(credentials, caller));
  }

  private void remember(String credentials, SecurityIdentity caller) {
    if (caller != null
        && caller.getPrincipal() instanceof JsonWebToken token
        && credentials.equals("Bearer " + token.getRawToken())) {
      Instant end = Instant.ofEpochSecond(token.getExpirationTime());
      Instant until = clock.instant().plus(longest);
      if (known.size() >= MOST_TOKENS) {
        known.clear(); // to forget is always safe
      }
      known.put(credentials, new Known(withoutRequest(caller), end.isBefore(until) ? end : until));
    }
  }

  /** What was verified says which request it came with, and would keep that in memory. */
  private static SecurityIdentity withoutRequest(SecurityIdentity caller) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(caller.getPrincipal())
        .addRoles(caller.getRoles())
        .build();
  }
}
