package org.outcomeledger.impact.metrics;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who asks, and how much of the figures they may see. */
@RequestScoped
class Caller {
  static final String READ = "metrics:read";
  static final String READ_EXACT = "metrics:read-exact";
  static final String REPORT = "reports:write";

  private static final int LONGEST_SUBJECT = 255;

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

  /**
   * Lets only those pass who may see the whole company.
   *
   * @throws Refused for who may see one platform's learners
   */
  void requireWholeCompany() {
    if (platform().isPresent()) {
      throw Refused.notOfPlatforms();
    }
  }

  /**
   * By which name the provider knows the caller: OpenID Connect gives it 255 characters.
   *
   * @throws Refused if the token does not say it
   */
  String subject() {
    return Optional.ofNullable(token.getSubject())
        .filter(it -> !it.isBlank() && it.length() <= LONGEST_SUBJECT)
        .orElseThrow(Refused::nobody);
  }

  /** When the caller's token ends. */
  Instant until() {
    return Instant.ofEpochSecond(token.getExpirationTime());
  }

  /** The platform whose learners are all that the caller may see; empty for who may see all. */
  Optional<String> platform() {
    Object claim = token.getClaim("platform");
    return Optional.ofNullable(claim).map(Object::toString);
  }
}
