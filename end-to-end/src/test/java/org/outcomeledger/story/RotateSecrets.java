package org.outcomeledger.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.outcomeledger.format.HeadSigningKey;
import org.outcomeledger.http.Roles;
import org.outcomeledger.local.HeadsKey;
import org.outcomeledger.local.PostgresAddress;
import org.outcomeledger.local.TokenClaims;
import org.outcomeledger.local.TokenIssuer;
import org.outcomeledger.testservers.SecuredServers;
import org.outcomeledger.testservers.TestCertificates;

/**
 * The command line {@code ./rotate-secrets [SEED]}: every secret and certificate of
 * docs/operations.md that can be changed while events are posted is changed, as it says there,
 * under a {@link SteadyLoad} on two replicas of each service. Ends with 1 unless that was right.
 */
final class RotateSecrets {

  private static final String PLATFORM = "rotated";
  private static final List<PackagedService> WRITING =
      List.of(PackagedService.ENROLLMENT, PackagedService.OUTCOME);
  private static final List<PackagedService> ALL = List.of(PackagedService.values());

  /** That in which a key that was taken away is refused, and what a busy machine adds. */
  private static final Duration REFUSED_WITHIN = Duration.ofMinutes(2);

  private final SecuredServers servers;
  private final ChangingProvider provider;
  private final Map<String, String> settings;
  private final Installation installation;
  private final Rollout rollout;
  private final SteadyLoad load;
  private final List<String> table = new ArrayList<>();

  private RotateSecrets(
      SecuredServers servers,
      ChangingProvider provider,
      Map<String, String> settings,
      Installation installation,
      long seed) {
    this.servers = servers;
    this.provider = provider;
    this.settings = settings;
    this.installation = installation;
    this.rollout = new Rollout(installation);
    this.load =
        new SteadyLoad(
            installation,
            rollout,
            PLATFORM,
            () -> provider.issue(TokenClaims.platform(PLATFORM)),
            () -> provider.issue(TokenClaims.withRoles("analyst", Roles.METRICS_READ_EXACT)),
            seed);
  }

  public static void main(String[] arguments) {
    if (arguments.length > 1) {
      System.err.println("usage: ./rotate-secrets [SEED]");
      System.exit(2);
    }
    long seed =
        arguments.length == 1 ? Long.parseLong(arguments[0]) : new Random().nextLong(1_000_000);
    System.out.println("Seed " + seed);
    System.exit(isRight(seed) ? 0 : 1);
  }

  private static boolean isRight(long seed) {
    SecuredServers servers = SecuredServers.start();
    try (ChangingProvider provider = new ChangingProvider("the-first-secret")) {
      Map<String, String> settings = new ConcurrentHashMap<>(SteadyLoad.SETTINGS);
      settings.put("QUARKUS_OIDC_TOKEN_ISSUER", TokenIssuer.ISSUER);
      settings.put("OUTCOME_LEDGER_HEADS_EVERY", "2s");
      try (Installation installation =
          Installation.start(
              Path.of("target", "rotate-secrets"),
              folder -> new Servers.Secured(servers),
              it -> {
                it.accept(provider::tokens);
                provider.publish(it.issuer()); // who examines in the end has its tokens
                return settings;
              })) {
        var run = new RotateSecrets(servers, provider, settings, installation, seed);
        boolean right = run.load.isRightWhile(run::rotate);
        run.table.forEach(System.out::println);
        return right;
      }
    }
  }

  private void rotate() {
    row("nothing", () -> {});
    for (PackagedService service : ALL) {
      row("password of " + service.database, () -> changePassword(service));
      row("password of " + owner(service), () -> changeOwnersPassword(service));
      row("Kafka login of " + service.database, () -> changeKafkaLogin(service));
    }
    row("servers' certificates", this::renewCertificates);
    row("authority", this::changeAuthority);
    row("client secret of impact-service", this::changeClientSecret);
    row("key that signs tokens", this::changeTokenKey);
    for (PackagedService service : WRITING) {
      row("key of the heads, " + service.database, () -> changeHeadsKey(service));
    }
    awaitWell();
  }

  private void row(String what, Runnable rotation) {
    Map<String, Integer> posts = load.toPosts();
    Map<String, Integer> questions = load.toQuestions();
    long begun = System.nanoTime();
    rotation.run();
    String row =
        "| %s | %d s | %s | %s |"
            .formatted(
                what,
                Duration.ofNanos(System.nanoTime() - begun).toSeconds(),
                since(posts, load.toPosts()),
                since(questions, load.toQuestions()));
    System.out.println(row);
    table.add(row);
  }

  private static String since(Map<String, Integer> before, Map<String, Integer> now) {
    int all = 0;
    int repeated = 0;
    for (var answer : now.entrySet()) {
      int more = answer.getValue() - before.getOrDefault(answer.getKey(), 0);
      all += more;
      repeated += answer.getKey().equals("200") ? 0 : more;
    }
    return "%,d | %,d".formatted(all, repeated);
  }

  private static String owner(PackagedService service) {
    return PostgresAddress.owner(service.database);
  }

  private void changePassword(PackagedService service) {
    servers.changePassword(service.database, "another-password-of-" + service.database);
    rollout.restart(service);
    servers.endSessions(service.database); // whoever had only kept an old session would show now
  }

  private void changeOwnersPassword(PackagedService service) {
    servers.changePassword(owner(service), "another-password-of-" + owner(service));
    EndedProcess migration = installation.run(service, servers.migration(service.database));
    assertThat(migration.exitCode()).as("%s", migration.lines()).isZero();
  }

  private void changeKafkaLogin(PackagedService service) {
    servers.changeKafkaPassword(service.database, "another-login-of-" + service.database);
    rollout.restart(service);
  }

  /** No service is restarted; each has to connect anew to all. */
  private void renewCertificates() {
    servers.show(servers.certificates().renewedIn(installation.folder().resolve("renewed")));
    ALL.forEach(service -> servers.endSessions(service.database));
    awaitWell();
  }

  private void changeAuthority() {
    TestCertificates before = servers.certificates();
    TestCertificates next = TestCertificates.in(installation.folder().resolve("authority"));
    servers.trust(before, next);
    ALL.forEach(rollout::restart);
    servers.show(next);
    ALL.forEach(service -> servers.endSessions(service.database));
    servers.trust(next);
    ALL.forEach(rollout::restart);
    awaitWell();
  }

  private void changeClientSecret() {
    provider.acceptToo("the-second-secret");
    rollout.restart(PackagedService.IMPACT);
    provider.letGo();
    awaitWell();
  }

  private void changeTokenKey() {
    TokenIssuer before = provider.signing();
    String old =
        before.issue(
            TokenClaims.withRoles("analyst", Roles.METRICS_READ_EXACT), Duration.ofHours(1));
    TokenIssuer next = TokenIssuer.withNewKey();
    provider.publish(next);
    provider.signWith(next);
    Instant expired = Instant.now().plus(ChangingProvider.LIFESPAN);
    Awaitility.await("the end of all tokens of the old key")
        .atMost(REFUSED_WITHIN)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> Instant.now().isAfter(expired));
    provider.withdraw(before);
    Awaitility.await("a token of the old key that is refused")
        .atMost(REFUSED_WITHIN)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> status("/metrics/v1/freshness", old) == 401);
    awaitWell();
  }

  private void changeHeadsKey(PackagedService service) {
    Path key = installation.headsKey(service);
    Path previous = key.resolveSibling(key.getFileName() + ".previous");
    String before = id(key);
    try {
      Files.move(key, previous, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String now = id(HeadsKey.keptIn(key));
    settings.put("OUTCOME_LEDGER_HEADS_PREVIOUS_KEY_FILE", previous.toString());
    rollout.restart(service);
    Awaitility.await("a head that the new key has signed")
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> Files.readAllLines(installation.headsFile(service)).getLast(),
            head -> head.contains(now) && !head.contains(before));
    settings.remove("OUTCOME_LEDGER_HEADS_PREVIOUS_KEY_FILE");
    rollout.restart(service); // the old file is not needed any more
  }

  private static String id(Path key) {
    return HeadSigningKey.read(key).open().id();
  }

  /** Heads are signed and fit, events relayed, ledgers followed. */
  private void awaitWell() {
    for (PackagedService service : ALL) {
      for (URI replica : rollout.serving().get(service)) {
        Awaitility.await("nothing that needs people at " + replica)
            .atMost(Duration.ofMinutes(3))
            .pollInterval(Duration.ofSeconds(1))
            .until(
                () -> get(replica.resolve("/q/health/well"), "").body(),
                said -> said.contains("\"UP\"") && !said.contains("\"DOWN\""));
      }
    }
  }

  private int status(String path, String token) throws IOException, InterruptedException {
    return get(installation.uri(PackagedService.IMPACT).resolve(path), token).statusCode();
  }

  private static HttpResponse<String> get(URI uri, String token)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token).build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }
}
