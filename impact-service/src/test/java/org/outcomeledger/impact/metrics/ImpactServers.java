package org.outcomeledger.impact.metrics;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.outcomeledger.http.EveryRole;
import org.outcomeledger.http.Roles;
import org.outcomeledger.local.TokenClaims;
import org.outcomeledger.local.TokenIssuer;
import org.outcomeledger.testservers.RefusedTokens;
import org.outcomeledger.testservers.TestServers;
import org.outcomeledger.testservers.TestTokens;

/** The servers that the service stands on, and tokens of those who ask, as {@code token.*}. */
public class ImpactServers implements QuarkusTestResourceLifecycleManager {
  private static final Duration LONG_ENOUGH = Duration.ofHours(1);

  @Override
  public Map<String, String> start() {
    String database = TestServers.postgres().freshDatabase("impact");
    TokenIssuer tokens = TestTokens.issuer();
    Map<String, String> settings = new HashMap<>();
    settings.put("quarkus.http.test-port", "0");
    settings.put("quarkus.datasource.username", database);
    settings.put("quarkus.datasource.password", TestServers.postgres().password());
    settings.put("quarkus.datasource.jdbc.url", TestServers.postgres().jdbcUrl(database));
    settings.put("quarkus.datasource.reactive.url", TestServers.postgres().reactiveUrl(database));
    settings.put("kafka.bootstrap.servers", TestServers.kafka());
    settings.put("quarkus.oidc.public-key", tokens.publicKey());
    settings.put("outcome-ledger.disclosure.secret", "a secret of at least thirty-two bytes");
    settings.put("outcome-ledger.disclosure.snapshot", "0s");
    settings.put("outcome-ledger.ledgers.token-file", "/not/written/as/no/ledger/is/asked");
    settings.put("outcome-ledger.session.link-hash-file", "target/session-link.sha256");
    settings.put("outcome-ledger.session.link-token-file", "target/session-link.token");
    callers().forEach((name, it) -> settings.put("token." + name, tokens.issue(it, LONG_ENOUGH)));
    settings.put("token.named", named(tokens));
    var posts = new TokenClaims("a", List.of(Roles.EVENTS_WRITE), Optional.of("platform-a"));
    settings.put("token.poster-a", tokens.issue(posts, LONG_ENOUGH));
    settings.put("token.tracer", tokens.issue(tracer(Optional.empty()), LONG_ENOUGH));
    settings.put("token.tracer-b", tokens.issue(tracer(Optional.of("b")), LONG_ENOUGH));
    settings.putAll(
        EveryRole.tokens(
            (roles, platform) ->
                tokens.issue(new TokenClaims("access", roles, platform), LONG_ENOUGH)));
    settings.put("refused-tokens", refused(tokens));
    return settings;
  }

  /** As a provider's tokens are: its subject is a number, and the name stands beside it. */
  private static String named(TokenIssuer tokens) {
    var caller = new TokenClaims("7f3c", List.of(Roles.METRICS_READ_EXACT), Optional.empty());
    var claims = tokens.claims(caller, LONG_ENOUGH);
    return tokens.sign(
        tokens.header(), claims.put("preferred_username", "carla" + "a".repeat(1_000)));
  }

  /** Sees figures and what they are made of. */
  private static TokenClaims tracer(Optional<String> platform) {
    return new TokenClaims(
        "tracer", List.of(Roles.METRICS_READ_EXACT, Roles.LEDGER_READ), platform);
  }

  private static String refused(TokenIssuer tokens) {
    var caller = new TokenClaims("access", EveryRole.names(), Optional.empty());
    var refused = new RefusedTokens(tokens, caller, "https://elsewhere.example/keys");
    return new JsonMapper().valueToTree(refused.byName()).toString();
  }

  private static Map<String, TokenClaims> callers() {
    List<String> exact = List.of(Roles.METRICS_READ_EXACT);
    List<String> reporting = List.of(Roles.METRICS_READ_EXACT, Roles.REPORTS_WRITE);
    return Map.of(
        "committee",
        new TokenClaims("committee", reporting, Optional.empty()),
        "reporter-b",
        new TokenClaims("reporter-b", reporting, Optional.of("b")),
        "auditor",
        new TokenClaims("auditor", exact, Optional.empty()),
        "ledger-reader",
        TokenClaims.withRoles("ledger-reader", Roles.LEDGER_READ),
        "ledger-reader-b",
        new TokenClaims("b", List.of(Roles.LEDGER_READ), Optional.of("b")),
        "platform-b",
        new TokenClaims("b", exact, Optional.of("b")),
        "analyst",
        new TokenClaims("analyst", List.of(Roles.METRICS_READ), Optional.empty()),
        "analyst-b",
        new TokenClaims("analyst-b", List.of(Roles.METRICS_READ), Optional.of("b")),
        "poster",
        new TokenClaims("poster", List.of(Roles.EVENTS_WRITE), Optional.empty()));
  }

  @Override
  public void stop() {}
}
