package org.outcomeledger.impact.follower;

import io.quarkus.oidc.client.OidcClient;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.outcomeledger.database.RequiredSetting;
import org.outcomeledger.impact.ImpactConfig;

/** Where the token for the ledgers comes from: a file, or else a client of the provider. */
final class LedgerTokens {

  private static final String CREDENTIALS = "quarkus.oidc-client.credentials.";

  @Produces
  @Singleton
  LedgerToken token(ImpactConfig config, OidcClient client) {
    return config
        .ledgers()
        .tokenFile()
        .<LedgerToken>map(TokenFile::new)
        .orElseGet(() -> new ClientToken(client));
  }

  @Produces
  @Singleton
  RequiredSetting required(Config config) {
    return RequiredSetting.of(
        CREDENTIALS + "secret",
        Stream.of(
                CREDENTIALS + "secret",
                CREDENTIALS + "client-secret.value",
                CREDENTIALS + "jwt.key-file",
                "outcome-ledger.ledgers.token-file")
            .flatMap(it -> config.getOptionalValue(it, String.class).stream())
            .findFirst(),
        "it is the secret of the client as which this service reads the ledgers. A file with a"
            + " token will do as well: outcome-ledger.ledgers.token-file.");
  }
}
