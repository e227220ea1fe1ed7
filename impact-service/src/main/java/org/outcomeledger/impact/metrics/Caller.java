package org.outcomeledger.impact.metrics;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who asks, and how much of the figures they may see. */
@RequestScoped
class Caller {
  static final String READ = "metrics:read";
  static final String READ_EXACT = "metrics:read-exact";

  private final SecurityIdentity identity;
  private final JsonWebToken token;

  Caller(SecurityIdentity identity, JsonWebToken token) {
    this.identity = identity;
    this.token = token;
  }

  /**
   * Lets only those pass who may see exact figures.
   *
   * @throws Refused for everyone else
   */
  void requireExact() {
    if (!identity.hasRole(READ_EXACT)) {
      throw Refused.disclosureControl();
    }
  }

  /** The platform whose learners are all that the caller may see; empty for who may see all. */
  Optional<String> platform() {
    Object claim = token.getClaim("platform");
    return Optional.ofNullable(claim).map(Object::toString);
  }
}
