package org.outcomeledger.http;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Who calls an operation that needs no role, and shows more to those who have one. A token that is
 * no good is like none.
 */
@Singleton
public class PublicCaller {

  private final CurrentIdentityAssociation identity;

  PublicCaller(CurrentIdentityAssociation identity) {
    this.identity = identity;
  }

  /** Whether the request has a token that allows this, for the whole company. */
  public Uni<Boolean> may(String role) {
    return identity
        .getDeferredIdentity()
        .map(it -> it.hasRole(role) && isOfWholeCompany(it))
        .onFailure()
        .recoverWithItem(false);
  }

  private static boolean isOfWholeCompany(SecurityIdentity it) {
    return it.getPrincipal() instanceof JsonWebToken token && token.claim("platform").isEmpty();
  }
}
