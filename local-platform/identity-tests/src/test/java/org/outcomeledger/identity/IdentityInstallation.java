package org.outcomeledger.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.outcomeledger.local.ChildProcess;
import org.outcomeledger.local.FreePort;
import org.outcomeledger.local.HeadsKey;
import org.outcomeledger.local.KeycloakServer;
import org.outcomeledger.local.LocalRealm;
import org.outcomeledger.local.LocalService;
import org.outcomeledger.local.Surroundings;
import org.outcomeledger.local.TokenIssuer;
import org.outcomeledger.local.TokenSource;
import org.outcomeledger.testservers.TestServers;
import org.outcomeledger.testservers.TestTokens;

/**
 * A real Keycloak and the three packaged services, which accept its tokens and no others. Whoever
 * tests starts them.
 */
final class IdentityInstallation implements AutoCloseable {

  static final String ENROLLMENT = "enrollment-service";
  static final String OUTCOME = "outcome-service";
  static final String IMPACT = "impact-service";

  private static final String SECRET = "a-secret-of-these-tests-of-at-least-32-characters";
  private static final Duration START_LIMIT = Duration.ofSeconds(90);
  private static final Path PROJECT =
      Path.of(System.getProperty("project.root")).toAbsolutePath().normalize();

  private final Path folder;
  private final int keycloakPort = FreePort.any();
  private final TokenIssuer published;
  private final Map<String, LocalService> services = new LinkedHashMap<>();
  private final Map<String, ChildProcess> processes = new HashMap<>();
  private KeycloakServer keycloak;

  IdentityInstallation() {
    this.folder = newFolder();
    this.published = TestTokens.issuer().inTheNameOf(KeycloakServer.realm(keycloakPort).toString());
    define();
  }

  private static Path newFolder() {
    try {
      Path parent = Files.createDirectories(Path.of("target", "identity"));
      return Files.createTempDirectory(parent, "run-").toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void define() {
    var surroundings =
        new Surroundings(
            TestServers.postgres(),
            TestServers.kafka(),
            new TokenSource.Provider(KeycloakServer.realm(keycloakPort), TestSecrets.of(IMPACT)));
    int enrollment = FreePort.any();
    int outcome = FreePort.any();
    int impact = FreePort.any();
    define(ENROLLMENT, enrollment, writing(surroundings, ENROLLMENT, enrollment));
    Map<String, String> impatient = writing(surroundings, OUTCOME, outcome);
    impatient.put("OUTCOME_LEDGER_KEYS_FETCHED", "1s");
    define(OUTCOME, outcome, impatient);
    define(
        IMPACT,
        impact,
        surroundings.ofImpact(impact, database(IMPACT), uri(ENROLLMENT), uri(OUTCOME), SECRET));
  }

  private Map<String, String> writing(Surroundings surroundings, String name, int port) {
    return surroundings.ofWriting(
        port,
        database(name),
        SECRET,
        folder.resolve(name + "-heads.ndjson"),
        HeadsKey.keptIn(folder.resolve(name + "-heads.key")));
  }

  private static String database(String service) {
    String name = service.replace("-service", "_identity");
    TestServers.postgres().createDatabase(name);
    return name;
  }

  private void define(String name, int port, Map<String, String> environment) {
    Path log = folder.resolve(name + ".log");
    services.put(name, new LocalService(name, port, "-Xmx256m", environment, log).brief());
  }

  /** Starts services beside each other; returns when they are ready. */
  void start(String... names) {
    for (String name : names) {
      processes.put(name, services.get(name).launch(PROJECT));
    }
    for (String name : names) {
      services.get(name).awaitReady(processes.get(name), START_LIMIT);
    }
  }

  void startKeycloak() {
    String realm = LocalRealm.of(PROJECT, TestSecrets::of, published, uri(IMPACT));
    keycloak =
        KeycloakServer.start(
            folder.resolve("keycloak"),
            keycloakPort,
            realm,
            TestSecrets.of(KeycloakServer.ADMINISTRATOR),
            keycloakLogFile());
  }

  void stopKeycloak() {
    if (keycloak != null) {
      keycloak.close();
    }
  }

  Realm realm() {
    return new Realm(keycloak.realm(), TestSecrets.of(KeycloakServer.ADMINISTRATOR));
  }

  /** Has a key that the realm publishes: what it signs can only be refused for what it says. */
  TokenIssuer published() {
    return published;
  }

  URI uri(String service) {
    return URI.create("http://127.0.0.1:" + services.get(service).port());
  }

  Iterable<String> services() {
    return services.keySet();
  }

  String log(String service) {
    return read(services.get(service).log());
  }

  String keycloakLog() {
    return read(keycloakLogFile());
  }

  private Path keycloakLogFile() {
    return folder.resolve("keycloak.log");
  }

  private static String read(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    processes.values().forEach(ChildProcess::crash);
    stopKeycloak();
  }
}
