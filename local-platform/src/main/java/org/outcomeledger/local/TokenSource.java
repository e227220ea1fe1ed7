package org.outcomeledger.local;

import java.net.URI;
import java.nio.file.Path;

/** Whose tokens the services accept, and how impact-service comes by one of its own. */
public sealed interface TokenSource {

  /**
   * Tokens that one key signs: no provider is asked.
   *
   * @param publicKey of the {@link TokenIssuer} that has the key
   * @param ledgerToken the file with a token that may read the ledgers
   */
  record LocalKey(String publicKey, Path ledgerToken) implements TokenSource {}

  /**
   * An OpenID Connect provider.
   *
   * @param realm its address, which is the issuer's name too
   * @param ledgerSecret the secret of the client {@code impact-service}
   */
  record Provider(URI realm, String ledgerSecret) implements TokenSource {}
}
