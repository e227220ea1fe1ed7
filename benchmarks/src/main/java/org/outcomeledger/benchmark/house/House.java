package org.outcomeledger.benchmark.house;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.outcomeledger.http.Roles;
import org.outcomeledger.local.ChildProcess;
import org.outcomeledger.local.Folders;
import org.outcomeledger.local.FreePort;
import org.outcomeledger.local.HeadsKey;
import org.outcomeledger.local.KafkaBroker;
import org.outcomeledger.local.LocalService;
import org.outcomeledger.local.PostgresAddress;
import org.outcomeledger.local.PostgresServer;
import org.outcomeledger.local.Surroundings;
import org.outcomeledger.local.TokenClaims;
import org.outcomeledger.local.TokenIssuer;
import org.outcomeledger.local.TokenSource;

/**
 * One PostgreSQL, one Kafka and the packaged services, with the heaps of {@code ./start} but for
 * impact-service's, in a temporary folder that is deleted at the end. The services are started one
 * by one, by whoever measures.
 */
public final class House implements AutoCloseable {

  private static final String PASSWORD = "benchmark-password";
  private static final String SECRET = "a-secret-of-the-benchmark-of-at-least-32-characters";
  private static final Path PROJECT = Path.of("").toAbsolutePath();
  private static final Duration TOKENS_LAST = Duration.ofDays(1);

  private final TokenIssuer issuer = TokenIssuer.withNewKey();
  private final Path folder;
  private final PostgresServer postgres;
  private final KafkaBroker kafka;
  private final Map<MeasuredService, Integer> ports = new EnumMap<>(MeasuredService.class);
  private final Map<MeasuredService, ChildProcess> services = new EnumMap<>(MeasuredService.class);
  private final Map<MeasuredService, LedgerChains> ledgers = new EnumMap<>(MeasuredService.class);

  private House(Path folder) throws IOException {
    this.folder = folder;
    Files.writeString(auditorTokenFile(), auditorToken());
    Path log = folder.resolve("postgres.log");
    postgres = PostgresServer.start(folder.resolve("postgres"), FreePort.any(), PASSWORD, log);
    kafka = KafkaBroker.start(folder.resolve("kafka"), FreePort.any(), folder.resolve("kafka.log"));
  }

  /** PostgreSQL and Kafka, with nothing in them. */
  public static House withServers() throws IOException {
    House house = new House(Files.createTempDirectory("outcome-ledger-benchmark-"));
    for (MeasuredService part : MeasuredService.values()) {
      house.postgres().createDatabase(part.database);
      house.ports.put(part, FreePort.any());
    }
    return house;
  }

  /** Starts a service and returns the seconds after which it said that it was ready. */
  public double start(MeasuredService part) {
    return start(part, part.heap);
  }

  /** The same, with the most memory for objects, as {@code -Xmx} takes it. */
  public double start(MeasuredService part, String heap) {
    long begun = System.nanoTime();
    LocalService service = service(part, heap, Map.of());
    ChildProcess process = service.launch(PROJECT);
    services.put(part, process);
    service.awaitReady(process, Duration.ofMinutes(10));
    return (System.nanoTime() - begun) / 1e9;
  }

  /** Starts a service with JVM options of one's own, and returns at once. */
  public void launch(MeasuredService part, String jvmOptions) {
    Map<String, String> options = Map.of("JAVA_TOOL_OPTIONS", jvmOptions);
    services.put(part, service(part, part.heap, options).launch(PROJECT));
  }

  /** Runs a command of a service beside it; the lines that it said. */
  public List<String> run(MeasuredService part, String command) {
    Map<String, String> elsewhere = Map.of("QUARKUS_HTTP_PORT", "" + FreePort.any());
    return service(part, part.heap, elsewhere).run(PROJECT, command);
  }

  /** Asks a service to end, and returns when it has. */
  public void stop(MeasuredService part) {
    ProcessHandle process = services.remove(part).handle();
    process.destroy();
    process.onExit().join();
  }

  private LocalService service(MeasuredService part, String heap, Map<String, String> more) {
    var tokens = new TokenSource.LocalKey(issuer.publicKey(), auditorTokenFile());
    var surroundings = new Surroundings(postgres(), kafka.bootstrapServers(), tokens);
    int port = ports.get(part);
    Map<String, String> environment =
        new HashMap<>(
            part == MeasuredService.IMPACT
                ? surroundings.ofImpact(
                    port,
                    part.database,
                    uri(MeasuredService.ENROLLMENT),
                    uri(MeasuredService.OUTCOME),
                    SECRET)
                : surroundings.ofWriting(
                    port,
                    part.database,
                    SECRET,
                    folder.resolve(part.module + "-heads.ndjson"),
                    HeadsKey.keptIn(folder.resolve(part.module + "-heads.key"))));
    environment.putAll(more);
    Path log = folder.resolve(part.module + ".log");
    return new LocalService(part.module, port, heap, environment, log);
  }

  public URI uri(MeasuredService part) {
    return URI.create("http://127.0.0.1:" + ports.get(part));
  }

  public String platformToken(String platform) {
    return issuer.issue(TokenClaims.platform(platform), TOKENS_LAST);
  }

  /** May see exact figures and read the ledgers. */
  public String auditorToken() {
    return issuer.issue(
        TokenClaims.withRoles("auditor", Roles.METRICS_READ_EXACT, Roles.LEDGER_READ), TOKENS_LAST);
  }

  /** May see exact figures, and freeze reports. */
  public String committeeToken() {
    return issuer.issue(
        TokenClaims.withRoles("committee", Roles.METRICS_READ_EXACT, Roles.REPORTS_WRITE),
        TOKENS_LAST);
  }

  /** Holds a token of the auditor, for programs that read it from there. */
  public Path auditorTokenFile() {
    return folder.resolve("auditor.token");
  }

  public PostgresAddress postgres() {
    return postgres.address();
  }

  public KafkaBroker kafka() {
    return kafka;
  }

  public Path folder() {
    return folder;
  }

  /** Every process that runs, by the name that tables give it. */
  public Map<String, ProcessHandle> processes() {
    Map<String, ProcessHandle> processes = new LinkedHashMap<>();
    services.forEach((part, service) -> processes.put(part.module, service.handle()));
    processes.put("PostgreSQL", postgres.process());
    processes.put("Kafka", kafka.process());
    return processes;
  }

  /** A service that runs. */
  public Optional<ProcessHandle> process(MeasuredService part) {
    return Optional.ofNullable(services.get(part)).map(ChildProcess::handle);
  }

  /**
   * Verifies a ledger from its rows, as far as it has not been yet.
   *
   * @throws IllegalStateException if it does not verify, or has not exactly as many entries as were
   *     acknowledged
   */
  public void requireKept(MeasuredService ledger, long acknowledged) throws Exception {
    try (var session = postgres().connect(ledger.database)) {
      long kept = ledgers.computeIfAbsent(ledger, part -> new LedgerChains()).verify(session);
      if (kept != acknowledged) {
        throw new IllegalStateException(
            "%d events were acknowledged, the ledger has %d: the run does not count"
                .formatted(acknowledged, kept));
      }
    }
  }

  @Override
  public void close() throws IOException {
    services.values().forEach(ChildProcess::crash);
    kafka.close();
    postgres.close();
    Folders.delete(folder);
  }
}
