package org.outcomeledger.posting;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.outcomeledger.http.EveryRole;
import org.outcomeledger.http.Roles;
import org.outcomeledger.local.HeadsKey;
import org.outcomeledger.local.TokenClaims;
import org.outcomeledger.local.TokenIssuer;
import org.outcomeledger.testservers.RefusedTokens;
import org.outcomeledger.testservers.TestServers;
import org.outcomeledger.testservers.TestTokens;

/**
 * The real servers that a writing service needs, started once for all of its tests, and tokens of
 * its callers as {@code token.*}.
 */
public class PostingServers implements QuarkusTestResourceLifecycleManager {

  private static final Duration LONG_ENOUGH = Duration.ofHours(1);

  @Override
  public Map<String, String> start() {
    String database = TestServers.postgres().freshDatabase("ledger");
    TokenIssuer tokens = TestTokens.issuer();
    var settings = new HashMap<String, String>();
    settings.put("quarkus.http.test-port", "0");
    settings.put("quarkus.datasource.username", database);
    settings.put("quarkus.datasource.password", TestServers.postgres().password());
    settings.put("quarkus.datasource.jdbc.url", TestServers.postgres().jdbcUrl(database));
    settings.put("quarkus.datasource.reactive.url", TestServers.postgres().reactiveUrl(database));
    settings.put("kafka.bootstrap.servers", TestServers.kafka());
    settings.put("quarkus.oidc.public-key", tokens.publicKey());
    settings.put("outcome-ledger.pseudonym-secret", "a secret of at least thirty-two bytes");
    settings.put(
        "outcome-ledger.heads-key-file",
        HeadsKey.keptIn(newFolder().resolve("heads.key")).toString());
    callers()
        .forEach(
            (name, caller) -> settings.put("token." + name, tokens.issue(caller, LONG_ENOUGH)));
    settings.putAll(
        EveryRole.tokens(
            (roles, platform) ->
                tokens.issue(new TokenClaims("access", roles, platform), LONG_ENOUGH)));
    settings.put("refused-tokens", refused(tokens));
    settings.put("token.expired", tokens.issue(TokenClaims.platform("a"), Duration.ofHours(-1)));
    settings.put(
        "token.forged", TestTokens.stranger().issue(TokenClaims.platform("a"), LONG_ENOUGH));
    return settings;
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("outcome-ledger-keys-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String refused(TokenIssuer tokens) {
    var caller = new TokenClaims("access", EveryRole.names(), Optional.empty());
    var refused = new RefusedTokens(tokens, caller, "https://elsewhere.example/keys");
    return new JsonMapper().valueToTree(refused.byName()).toString();
  }

  private static Map<String, TokenClaims> callers() {
    return Map.of(
        "platform-a", TokenClaims.platform("platform-a"),
        "platform-b", TokenClaims.platform("platform-b"),
        "platform-c", TokenClaims.platform("platform-c"),
        "platform-d", TokenClaims.platform("platform-d"),
        "platform-e", TokenClaims.platform("platform-e"),
        "auditor", TokenClaims.withRoles("auditor", Roles.LEDGER_READ),
        "nobody", new TokenClaims("nobody", List.of(Roles.EVENTS_WRITE), Optional.empty()));
  }

  @Override
  public void stop() {}
}
