package org.outcomeledger.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.outcomeledger.http.Roles;
import org.outcomeledger.local.ChildProcess;
import org.outcomeledger.local.DashboardLink;
import org.outcomeledger.local.FreePort;
import org.outcomeledger.local.HeadsKey;
import org.outcomeledger.local.LocalService;
import org.outcomeledger.local.PostgresAddress;
import org.outcomeledger.local.Surroundings;
import org.outcomeledger.local.TokenClaims;
import org.outcomeledger.local.TokenIssuer;
import org.outcomeledger.local.TokenSource;

/**
 * The whole house as it runs anywhere: one PostgreSQL, one Kafka and the three packaged services,
 * each a process of its own on a free port. Any part can be killed and started again where it was.
 * Two instances serve the tests of a JVM, one of them those that break it; each test keeps to a
 * platform of its own, so that their learners and figures do not mix.
 */
final class Installation implements AutoCloseable {

  private static final String SECRET = "a-secret-of-the-story-of-at-least-32-characters";
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final Duration TOKENS_LAST = Duration.ofDays(1);
  private static Installation shared;
  private static Installation breakable;

  private final Path folder;
  private final TokenIssuer issuer = TokenIssuer.withNewKey();
  private final String auditor =
      token(TokenClaims.withRoles("auditor", Roles.METRICS_READ_EXACT, Roles.LEDGER_READ));
  private final Map<PackagedService, Integer> ports = new EnumMap<>(PackagedService.class);
  private final Map<PackagedService, ServiceProcess> services = new ConcurrentHashMap<>();
  private final List<ServiceProcess> replicas = new ArrayList<>();
  private final Servers servers;
  private final Map<String, String> settings;
  private Supplier<TokenSource> tokens = this::localKey;
  private Path project;

  private Installation(
      Path folder,
      Servers servers,
      Path project,
      Function<Installation, Map<String, String>> settings) {
    this.folder = folder;
    this.servers = servers;
    this.project = project;
    for (PackagedService service : PackagedService.values()) {
      ports.put(service, FreePort.any());
    }
    this.settings = settings.apply(this);
  }

  /**
   * The installation of this JVM, started when it is first asked for and stopped when the JVM ends.
   */
  static synchronized Installation shared() {
    if (shared == null) {
      shared = startForAll("installation");
    }
    return shared;
  }

  /** Another one, for those that are {@link BesideTheOthers}. */
  static synchronized Installation breakable() {
    if (breakable == null) {
      breakable = startForAll("breakable");
    }
    return breakable;
  }

  private static Installation startForAll(String folder) {
    Installation started = start(Path.of("target", folder));
    Runtime.getRuntime().addShutdownHook(new Thread(started::close));
    return started;
  }

  /** A new installation whose data and logs are in a new folder below {@code parent}. */
  static Installation start(Path parent) {
    return start(parent, Servers::in);
  }

  /** One whose data and logs are in a new folder, on servers that may be told that folder. */
  static Installation start(Path parent, Function<Path, Servers> servers) {
    return start(parent, servers, it -> Map.of());
  }

  /**
   * The same.
   *
   * @param settings that all services are given, by the names of their environment variables, where
   *     the ports of this installation are known and nothing runs
   */
  static Installation start(
      Path parent,
      Function<Path, Servers> servers,
      Function<Installation, Map<String, String>> settings) {
    return start(parent, servers, PROJECT, settings);
  }

  /**
   * One whose services are those that this checkout has built, until {@link #use} names another.
   *
   * @param settings that all services are given, by the names of their environment variables
   */
  static Installation start(Path parent, Path project, Map<String, String> settings) {
    return start(parent, Servers::in, project, it -> settings);
  }

  private static Installation start(
      Path parent,
      Function<Path, Servers> servers,
      Path project,
      Function<Installation, Map<String, String>> settings) {
    try {
      Files.createDirectories(parent);
      Path folder = Files.createTempDirectory(parent, "run-");
      Installation installation =
          new Installation(folder, servers.apply(folder), project, settings);
      installation.startAll();
      return installation;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is started from now on is what this checkout has built. */
  void use(Path checkout) {
    project = checkout;
  }

  private void startAll() throws IOException {
    Files.writeString(folder.resolve("auditor.token"), auditor);
    Files.writeString(folder.resolve("committee.token"), committeeToken());
    PostingLog.<Void>runTogether(
        List.of(starting(FaultTarget.POSTGRES), starting(FaultTarget.KAFKA)));
    for (PackagedService service : PackagedService.values()) {
      servers.createDatabase(service.database);
      servers.migration(service.database).ifPresent(as -> migrate(service, as));
    }
    PostingLog.<Void>runTogether(
        List.of(
            starting(FaultTarget.ENROLLMENT_SERVICE),
            starting(FaultTarget.OUTCOME_SERVICE),
            starting(FaultTarget.IMPACT_SERVICE)));
  }

  private void migrate(PackagedService service, Map<String, String> as) {
    EndedProcess ended = run(service, as);
    if (ended.exitCode() != 0) {
      throw new IllegalStateException(String.join("\n", ended.lines()));
    }
  }

  private Callable<Void> starting(FaultTarget part) {
    return () -> {
      start(part);
      return null;
    };
  }

  /**
   * Starts a part that does not run, on its old port and data, and waits until it says that it is
   * ready.
   */
  void start(FaultTarget part) {
    switch (part) {
      case POSTGRES -> servers.startPostgres();
      case KAFKA -> servers.startKafka();
      case ENROLLMENT_SERVICE -> start(PackagedService.ENROLLMENT);
      case OUTCOME_SERVICE -> start(PackagedService.OUTCOME);
      case IMPACT_SERVICE -> start(PackagedService.IMPACT);
    }
  }

  /** {@code kill -9}. */
  void kill(FaultTarget part) {
    switch (part) {
      case POSTGRES -> servers.killPostgres();
      case KAFKA -> servers.killKafka();
      case ENROLLMENT_SERVICE -> services.get(PackagedService.ENROLLMENT).kill();
      case OUTCOME_SERVICE -> services.get(PackagedService.OUTCOME).kill();
      case IMPACT_SERVICE -> services.get(PackagedService.IMPACT).kill();
    }
  }

  /** It neither answers nor closes a connection, until it is resumed. */
  void stall(FaultTarget part) {
    switch (part) {
      case POSTGRES -> servers.stallPostgres();
      case KAFKA -> servers.stallKafka();
      case ENROLLMENT_SERVICE -> services.get(PackagedService.ENROLLMENT).stall();
      case OUTCOME_SERVICE -> services.get(PackagedService.OUTCOME).stall();
      case IMPACT_SERVICE -> services.get(PackagedService.IMPACT).stall();
    }
  }

  void resume(FaultTarget part) {
    switch (part) {
      case POSTGRES -> servers.resumePostgres();
      case KAFKA -> servers.resumeKafka();
      case ENROLLMENT_SERVICE -> services.get(PackagedService.ENROLLMENT).resume();
      case OUTCOME_SERVICE -> services.get(PackagedService.OUTCOME).resume();
      case IMPACT_SERVICE -> services.get(PackagedService.IMPACT).resume();
    }
  }

  /** PostgreSQL neither answers nor closes a connection, until it is resumed. */
  void stallPostgres() {
    servers.stallPostgres();
  }

  void resumePostgres() {
    servers.resumePostgres();
  }

  private void start(PackagedService service) {
    start(service, Map.of());
  }

  /** The same with other settings, by the names of their environment variables. */
  void start(PackagedService service, Map<String, String> otherwise) {
    int port = ports.get(service);
    LocalService launched = service(service, port, service.database, service.heap, otherwise);
    services.put(service, new ServiceProcess(uri(port), launched.start(project)));
  }

  /**
   * One more process of this service, on a port of its own; over the service's own database it is a
   * replica.
   */
  ServiceProcess replica(PackagedService service, String database) {
    return replica(service, database, service.heap);
  }

  /** The same with so much memory, as {@code -Xmx} takes it. */
  ServiceProcess replica(PackagedService service, String database, String heap) {
    return replica(service, database, heap, Map.of());
  }

  /** The same with other settings by the names of their environment variables. */
  ServiceProcess replica(
      PackagedService service, String database, String heap, Map<String, String> otherwise) {
    servers.createDatabase(database);
    return replica(service(service, FreePort.any(), database, heap, otherwise));
  }

  /** One more replica on a port that it had before, or is to have again. */
  ServiceProcess replica(PackagedService service, int port, Map<String, String> otherwise) {
    return replica(service(service, port, service.database, service.heap, otherwise));
  }

  private ServiceProcess replica(LocalService service) {
    LocalService replica = service.brief();
    ServiceProcess process = new ServiceProcess(uri(replica.port()), replica.start(project));
    replicas.add(process);
    return process;
  }

  /**
   * Starts a service that does not run on its old port and another database, with other settings by
   * the names of their environment variables.
   */
  void startOn(PackagedService service, String database, Map<String, String> otherwise) {
    servers.postgres().createDatabase(database);
    int port = ports.get(service);
    LocalService launched = service(service, port, database, service.heap, otherwise);
    services.put(service, new ServiceProcess(uri(port), launched.start(project)));
  }

  /**
   * Runs a process of this service, with other settings by the names of their environment
   * variables, that is to end by itself: a command, or a start that is refused. Waits for its end.
   */
  EndedProcess run(PackagedService service, Map<String, String> otherwise) {
    return run(service, service.database, otherwise);
  }

  /** The same on another database, which is made where it is not there. */
  EndedProcess run(PackagedService service, String database, Map<String, String> otherwise) {
    servers.postgres().createDatabase(database);
    LocalService run = service(service, FreePort.any(), database, service.heap, otherwise).brief();
    return EndedProcess.of(ServiceProcess.awaitEnd(run.launch(project)), run.log());
  }

  /** Begins such a process and returns at once; the caller ends it, or waits for its end. */
  ChildProcess begin(PackagedService service, Map<String, String> otherwise) {
    int port = FreePort.any();
    return service(service, port, service.database, service.heap, otherwise).launch(project);
  }

  private LocalService service(
      PackagedService service,
      int port,
      String database,
      String heap,
      Map<String, String> otherwise) {
    Surroundings surroundings = new Surroundings(servers.postgres(), servers.kafka(), tokens.get());
    Map<String, String> environment =
        new HashMap<>(
            service == PackagedService.IMPACT
                ? surroundings.ofImpact(
                    port,
                    database,
                    uri(PackagedService.ENROLLMENT),
                    uri(PackagedService.OUTCOME),
                    SECRET)
                : surroundings.ofWriting(
                    port,
                    database,
                    SECRET,
                    headsFile(service),
                    HeadsKey.keptIn(headsKey(service))));
    if (service == PackagedService.IMPACT) {
      environment.putAll(link().environment());
    }
    environment.putAll(servers.environment(database));
    environment.putAll(settings);
    environment.putAll(otherwise);
    Path log = folder.resolve(service.module + "-" + port + ".log");
    return new LocalService(service.module, port, heap, environment, log);
  }

  /** The file that the heads of this service's ledger are written to. */
  Path headsFile(PackagedService service) {
    return folder.resolve(service.module + "-heads.ndjson");
  }

  /** The file with the key that signs them. */
  Path headsKey(PackagedService service) {
    return folder.resolve(service.module + "-heads.key");
  }

  /** Has the key that signs the tokens of this installation. */
  TokenIssuer issuer() {
    return issuer;
  }

  private TokenSource localKey() {
    return new TokenSource.LocalKey(issuer.publicKey(), folder.resolve("auditor.token"));
  }

  /** Services accept tokens of this source, of which each asks that is started from now on. */
  void accept(Supplier<TokenSource> source) {
    tokens = source;
  }

  /** How the services reach PostgreSQL. */
  PostgresAddress postgres() {
    return servers.postgres();
  }

  /** What the command {@code rekey} is told to find the ledger of this service. */
  Map<String, String> rekeyFrom(PackagedService service) {
    return Map.of(
        "OUTCOME_LEDGER_REKEY_FROM_JDBC_URL", servers.postgres().jdbcUrl(service.database),
        "OUTCOME_LEDGER_REKEY_FROM_USERNAME", service.database,
        "OUTCOME_LEDGER_REKEY_FROM_PASSWORD", servers.postgres().password());
  }

  /** The process of this service that was started last; it may have ended since. */
  ProcessHandle process(PackagedService service) {
    return services.get(service).process().handle();
  }

  /** The process of this service that has its first port. */
  ServiceProcess main(PackagedService service) {
    return services.get(service);
  }

  URI uri(PackagedService service) {
    return uri(ports.get(service));
  }

  private static URI uri(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }

  LearningPlatform platform(String name) {
    return platform(
        name,
        Map.of(
            PackagedService.ENROLLMENT, List.of(uri(PackagedService.ENROLLMENT)),
            PackagedService.OUTCOME, List.of(uri(PackagedService.OUTCOME))));
  }

  /** A platform that posts to these replicas, in turn. */
  LearningPlatform platform(String name, Map<PackagedService, List<URI>> replicas) {
    return new LearningPlatform(platformToken(name), replicas);
  }

  String platformToken(String name) {
    return token(TokenClaims.platform(name));
  }

  /** May see exact figures and read the ledgers. */
  String auditorToken() {
    return auditor;
  }

  /** Of who writes reports and sees exact figures. */
  String committeeToken() {
    return token(TokenClaims.withRoles("committee", Roles.METRICS_READ_EXACT, Roles.REPORTS_WRITE));
  }

  /** Of who sees exact figures for so long, and is nobody then. */
  String briefToken(Duration validFor) {
    return issuer.issue(TokenClaims.withRoles("brief", Roles.METRICS_READ_EXACT), validFor);
  }

  /** A new link that signs in once, as the committee. */
  String dashboardLink() {
    link().write(uri(PackagedService.IMPACT));
    return link().address();
  }

  private DashboardLink link() {
    return new DashboardLink(folder.resolve("dashboard-link"), folder.resolve("committee.token"));
  }

  /** May see exact figures about this platform's learners only. */
  String analystToken(String platform) {
    return token(
        new TokenClaims(
            "analyst-of-" + platform, List.of(Roles.METRICS_READ_EXACT), Optional.of(platform)));
  }

  /** Sees figures about this platform's learners only, under disclosure control. */
  String disclosedToken(String platform) {
    return token(
        new TokenClaims(
            "reader-of-" + platform, List.of(Roles.METRICS_READ), Optional.of(platform)));
  }

  private String token(TokenClaims caller) {
    return issuer.issue(caller, TOKENS_LAST);
  }

  Analyst analyst() {
    return analyst(uri(PackagedService.IMPACT));
  }

  Analyst analyst(URI impact) {
    return new Analyst(impact, auditor);
  }

  LedgerReader ledger(PackagedService service) {
    return new LedgerReader(uri(service), auditor);
  }

  /** A session of PostgreSQL's superuser; the caller closes it. */
  Connection session(String database) throws SQLException {
    return servers.postgres().connect(database);
  }

  /** As the setting {@code bootstrap.servers} takes it. */
  String kafka() {
    return servers.kafka();
  }

  Path folder() {
    return folder;
  }

  @Override
  public void close() {
    replicas.forEach(ServiceProcess::close);
    services.values().forEach(ServiceProcess::close);
    servers.close();
  }
}
