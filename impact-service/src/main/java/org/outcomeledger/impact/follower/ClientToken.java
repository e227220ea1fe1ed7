package org.outcomeledger.impact.follower;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.runtime.TokensHelper;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A token that the OpenID Connect provider gives this service as a client of its own (client
 * credentials). It is renewed half a minute before it ends, by whoever asks first, and after a
 * ledger has refused it.
 */
final class ClientToken implements LedgerToken {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final OidcClient client;
  private final TokensHelper tokens = new TokensHelper();
  private final AtomicBoolean refused = new AtomicBoolean();

  ClientToken(OidcClient client) {
    this.client = client;
  }

  @Override
  public String header() {
    boolean anew = refused.getAndSet(false);
    try {
      return "Bearer "
          + tokens.getTokens(client, Map.of(), anew).await().atMost(TIMEOUT).getAccessToken();
    } catch (RuntimeException e) {
      throw new LedgerRequestFailed(
          "The OpenID Connect provider gives no token for the ledgers (quarkus.oidc-client): "
              + e.getMessage(),
          e);
    }
  }

  @Override
  public void refused() {
    refused.set(true);
  }
}
