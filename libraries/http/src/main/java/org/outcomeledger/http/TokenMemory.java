package org.outcomeledger.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Whom a bearer token was found to speak for, for a while and never beyond the token's own end.
 * What was refused is not kept, nor what is no JWT: its issuer is asked each time.
 */
final class TokenMemory {

  private static final int MOST_TOKENS = 1_000;

  private final Cache<String, SecurityIdentity> callers;

  TokenMemory(Duration longest, Clock clock) {
    this.callers =
        Caffeine.newBuilder()
            .maximumSize(MOST_TOKENS)
            .ticker(() -> ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant()))
            .expireAfter(
                Expiry.<String, SecurityIdentity>writing(
                    (credentials, caller) -> shorter(longest, left(caller, clock))))
            .build();
  }

  /** The caller with these credentials, from memory where it has them. */
  Uni<SecurityIdentity> caller(String credentials, Supplier<Uni<SecurityIdentity>> verify) {
    SecurityIdentity known = callers.getIfPresent(credentials);
    return known != null
        ? Uni.createFrom().item(known)
        : verify.get().invoke(caller -> remember(credentials, caller));
  }

  private void remember(String credentials, SecurityIdentity caller) {
    if (caller != null
        && caller.getPrincipal() instanceof JsonWebToken token
        && credentials.equals("Bearer " + token.getRawToken())) {
      callers.put(credentials, withoutRequest(caller));
    }
  }

  private static Duration left(SecurityIdentity caller, Clock clock) {
    long end = ((JsonWebToken) caller.getPrincipal()).getExpirationTime();
    return Duration.between(clock.instant(), Instant.ofEpochSecond(end));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** What was verified says which request it came with, and would keep that in memory. */
  private static SecurityIdentity withoutRequest(SecurityIdentity caller) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(caller.getPrincipal())
        .addRoles(caller.getRoles())
        .build();
  }
}
