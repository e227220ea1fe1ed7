package org.outcomeledger.local;

import java.util.List;
import java.util.Optional;
import org.outcomeledger.http.Roles;

/**
 * Whom a token is for: its subject, its roles, and the platform whose events it may post, where it
 * has one.
 */
public record TokenClaims(String subject, List<String> roles, Optional<String> platform) {
  public TokenClaims {
    roles = List.copyOf(roles);
  }

  /** A learning platform: it posts its own events and may have its own learners erased. */
  public static TokenClaims platform(String name) {
    return new TokenClaims(
        name, List.of(Roles.EVENTS_WRITE, Roles.LEARNERS_ERASE), Optional.of(name));
  }

  /** Somebody, or a service, that speaks for no platform. */
  public static TokenClaims withRoles(String subject, String... roles) {
    return new TokenClaims(subject, List.of(roles), Optional.empty());
  }
}
