package org.outcomeledger.testservers;

import java.nio.file.Path;
import org.outcomeledger.local.TokenIssuer;

/**
 * Issuers of tokens for tests. Their keys are made once and kept in the build: a JVM that compiles
 * its code once takes seconds to find an RSA key.
 */
public final class TestTokens {
  private static final Path KEYS =
      Path.of(System.getProperty("project.root"), "local-platform/test-servers/target/keys");

  private TestTokens() {}

  /** Whose tokens the service under test takes. */
  public static TokenIssuer issuer() {
    return TokenIssuer.keptIn(KEYS.resolve("issuer.key"));
  }

  /** Whose tokens it does not: the key is another one. */
  public static TokenIssuer stranger() {
    return TokenIssuer.keptIn(KEYS.resolve("stranger.key"));
  }
}
