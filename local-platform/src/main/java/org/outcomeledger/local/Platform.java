package org.outcomeledger.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.outcomeledger.local.learning.WritingService;

/**
 * The parts of the platform, how they are wired to each other, and the order in which they are
 * started.
 */
record Platform(Path project, LocalFolder folder, Ports ports, TokenIssuer issuer) {
  private static final Duration SERVER_LIMIT = Duration.ofSeconds(10);

  /** Longer than a service waits for the requests under way, and then for its ledger and relay. */
  private static final Duration SERVICE_LIMIT = Duration.ofSeconds(45);

  /** PostgreSQL, Kafka, Keycloak where it is wanted, the writing services, the impact service. */
  List<SupervisedProcess> parts() {
    List<SupervisedProcess> parts = new ArrayList<>();
    parts.add(new SupervisedProcess("postgres", this::postgres, SERVER_LIMIT));
    parts.add(new SupervisedProcess("kafka", this::kafka, SERVER_LIMIT));
    ports
        .identity()
        .ifPresent(
            port ->
                parts.add(new SupervisedProcess("keycloak", () -> keycloak(port), SERVER_LIMIT)));
    services().stream().map(this::part).forEach(parts::add);
    return parts;
  }

  private List<LocalService> services() {
    return List.of(
        writing("enrollment", ports.enrollment()), writing("outcome", ports.outcome()), impact());
  }

  /**
   * Runs a command of a service before it is started; what it says, but for what is to be done
   * next: that is done here. Nothing for a part that is no service.
   *
   * @throws LocalServerException when it was refused
   */
  List<String> run(String part, String command) {
    return services().stream()
        .filter(service -> service.name().equals(part))
        .flatMap(service -> service.run(project, command).stream())
        .filter(line -> !line.startsWith("Now: "))
        .toList();
  }

  private SupervisedProcess part(LocalService service) {
    return new SupervisedProcess(service.name(), () -> service.start(project), SERVICE_LIMIT);
  }

  private ChildProcess postgres() {
    String password = PrivateFile.secret(folder.postgresPassword());
    PostgresServer server =
        PostgresServer.start(folder.postgres(), ports.postgres(), password, folder.log("postgres"));
    List.of("enrollment", "outcome", "impact").forEach(server.address()::createDatabase);
    return server.child();
  }

  private ChildProcess kafka() {
    return KafkaBroker.start(folder.kafka(), ports.kafka(), folder.log("kafka")).child();
  }

  private ChildProcess keycloak(int port) {
    String realm = LocalRealm.of(project, folder::kept, issuer, Start.pages(ports.impact()));
    return KeycloakServer.start(
            folder.keycloak(),
            port,
            realm,
            folder.kept(KeycloakServer.ADMINISTRATOR),
            folder.log("keycloak"))
        .child();
  }

  private LocalService writing(String name, int port) {
    Map<String, String> environment =
        surroundings()
            .ofWriting(
                port,
                name,
                PrivateFile.secret(folder.pseudonymSecret()),
                folder.heads(name),
                HeadsKey.keptIn(folder.headsKey(name)));
    return new LocalService(
        name + "-service", port, "-Xmx256m", environment, folder.log(name + "-service"));
  }

  private LocalService impact() {
    Map<String, String> environment =
        surroundings()
            .ofImpact(
                ports.impact(),
                "impact",
                address(ports.enrollment()),
                address(ports.outcome()),
                PrivateFile.secret(folder.disclosureSecret()));
    environment.putAll(folder.dashboardLink().environment());
    return new LocalService(
        "impact-service", ports.impact(), "-Xmx512m", environment, folder.log("impact-service"));
  }

  private Surroundings surroundings() {
    return new Surroundings(
        PostgresAddress.onLoopback(ports.postgres(), PrivateFile.secret(folder.postgresPassword())),
        KafkaBroker.address(ports.kafka()),
        tokens());
  }

  private TokenSource tokens() {
    return ports.identity().isPresent()
        ? new TokenSource.Provider(
            KeycloakServer.realm(ports.identity().getAsInt()), folder.kept("impact-service"))
        : new TokenSource.LocalKey(issuer.publicKey(), folder.impactToken());
  }

  /** Where events are posted. */
  Map<WritingService, URI> writingServices() {
    return Map.of(
        WritingService.ENROLLMENT,
        address(ports.enrollment()),
        WritingService.OUTCOME,
        address(ports.outcome()));
  }

  /** Where figures are asked for, and reports are written. */
  URI impactService() {
    return address(ports.impact());
  }

  static URI address(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }
}
