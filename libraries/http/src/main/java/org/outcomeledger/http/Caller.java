package org.outcomeledger.http;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Who calls, and what their verified token lets them do. Only for calls that need a role: whoever
 * has one has a token.
 */
@RequestScoped
public class Caller {

  /** What OpenID Connect gives a subject. */
  private static final int LONGEST_SUBJECT = 255;

  private final SecurityIdentity identity;

  Caller(SecurityIdentity identity) {
    this.identity = identity;
  }

  /** The platform that the token names; empty for callers who belong to none. */
  public Optional<String> platform() {
    return token().claim("platform").map(Object::toString);
  }

  /**
   * The platform for which events are posted and read back: no event can claim another.
   *
   * @throws Refusal if the token names none
   */
  public String requirePlatform() {
    if (token().getClaim("platform") instanceof String platform && !platform.isBlank()) {
      return platform;
    }
    throw new Refusal(
        ProblemType.NO_PLATFORM,
        "Events belong to the platform in the token's claim \"platform\": ask for a token that has"
            + " it.");
  }

  /** Whether they may see exact figures; everybody else sees them under disclosure control. */
  public boolean seesExact() {
    return identity.hasRole(Roles.METRICS_READ_EXACT);
  }

  /**
   * Lets only those pass who may see the whole company.
   *
   * @throws Refusal for those who may see one platform's learners
   */
  public void requireWholeCompany() {
    if (platform().isPresent()) {
      throw new Refusal(
          ProblemType.NOT_OF_PLATFORMS,
          "The token has the claim platform, and so sees that platform's learners only. Ask with a"
              + " token without that claim.");
    }
  }

  /**
   * The name by which the identity provider knows the caller.
   *
   * @throws Refusal if the token does not say it
   */
  public String subject() {
    return Optional.ofNullable(token().getSubject())
        .filter(it -> !it.isBlank() && it.length() <= LONGEST_SUBJECT)
        .orElseThrow(
            () ->
                new Refusal(
                    ProblemType.NO_SUBJECT,
                    "What is entered is stored with the name of who entered it: the token needs the"
                        + " claim sub."));
  }

  /** Whether the token allows this. */
  public boolean hasRole(String role) {
    return identity.hasRole(role);
  }

  /**
   * Lets only those pass whose token allows this, beside the role that the operation names: of
   * those that it names any one suffices.
   *
   * @throws Refusal for the others
   */
  public void requireRole(String role) {
    if (!hasRole(role)) {
      throw new Refusal(ProblemType.FORBIDDEN, "The token needs the role " + role + " as well.");
    }
  }

  /**
   * Who is recorded for what was asked: the subject, or the client where the token has none.
   *
   * @throws Refusal if the token says neither
   */
  public String name() {
    return Stream.of("sub", "client_id", "azp")
        .map(claim -> token().getClaim(claim))
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .filter(it -> !it.isBlank() && it.length() <= LONGEST_SUBJECT)
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                    ProblemType.NO_SUBJECT,
                    "What is asked for here is recorded with the name of who asked: the token needs"
                        + " the claim sub, client_id or azp."));
  }

  /**
   * What people call the caller, where the token says it; cut where it is longer than a subject.
   */
  public Optional<String> displayName() {
    return Optional.ofNullable(token().getClaim("preferred_username"))
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .filter(it -> !it.isBlank())
        .map(it -> it.substring(0, Math.min(LONGEST_SUBJECT, it.length())));
  }

  /** Whose part of what all share the caller takes: the platform's, else their own. */
  public String party() {
    return platform().map(it -> "platform " + it).orElseGet(() -> "caller " + token().getName());
  }

  /** What the token says that they may do, in alphabetical order. */
  public List<String> roles() {
    return identity.getRoles().stream().sorted().toList();
  }

  /** What another service of ours is asked with on the caller's behalf, as a header has it. */
  public String authorization() {
    return "Bearer " + token().getRawToken();
  }

  /** When the caller's token ends. */
  public Instant until() {
    return Instant.ofEpochSecond(token().getExpirationTime());
  }

  private JsonWebToken token() {
    return (JsonWebToken) identity.getPrincipal();
  }
}
