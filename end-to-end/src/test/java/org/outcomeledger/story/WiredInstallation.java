package org.outcomeledger.story;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An installation as production has it, in processes: two replicas of each service, three brokers,
 * and between any two of them a wire that can be made a bad one. Requests go to replicas that are
 * ready.
 */
final class WiredInstallation implements AutoCloseable {

  /** A stopped process keeps its callers no longer than that. */
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(8);

  private final Installation installation;
  private final WiredServers servers;
  private final LedgerWires ledgerWires;
  private final List<Replica> replicas = new ArrayList<>();
  private final Readiness readiness;

  private WiredInstallation(
      Installation installation, WiredServers servers, LedgerWires ledgerWires) {
    this.installation = installation;
    this.servers = servers;
    this.ledgerWires = ledgerWires;
    List<Replica> seconds = new ArrayList<>();
    for (PackagedService service : PackagedService.values()) {
      Replica second = Replica.second(installation, service);
      seconds.add(second);
      replicas.addAll(List.of(Replica.first(installation, service), second));
    }
    PostingLog.runTogether(seconds.stream().map(it -> it.part().starting()).toList());
    this.readiness = new Readiness(replicas);
    ledgerWires.lead(readiness);
  }

  /** A new one whose data and logs are in a new folder below {@code parent}. */
  static WiredInstallation start(Path parent) {
    List<WiredServers> servers = new ArrayList<>();
    LedgerWires ledgerWires = new LedgerWires();
    Installation installation =
        Installation.start(
            parent,
            folder -> {
              servers.add(new WiredServers(folder));
              return servers.getFirst();
            },
            ledgerWires::settings);
    return new WiredInstallation(installation, servers.getFirst(), ledgerWires);
  }

  Installation installation() {
    return installation;
  }

  WiredServers servers() {
    return servers;
  }

  Readiness readiness() {
    return readiness;
  }

  /** Both of each service. */
  List<Replica> replicas() {
    return List.copyOf(replicas);
  }

  List<Replica> replicas(PackagedService service) {
    return replicas.stream().filter(it -> it.service() == service).toList();
  }

  /** Where both replicas of impact-service listen themselves. */
  List<URI> impacts() {
    return replicas(PackagedService.IMPACT).stream().map(Replica::uri).toList();
  }

  /** One that posts to whichever replicas are ready. */
  LearningPlatform platform(String name) {
    return new LearningPlatform(
        installation.platformToken(name), readiness.forPlatforms(), ANSWER_LIMIT);
  }

  /** All processes. */
  List<Part> parts() {
    return Stream.of(
            Stream.of(servers.wiredPostgres().part()),
            servers.brokers().stream(),
            replicas.stream().map(Replica::part))
        .flatMap(it -> it)
        .toList();
  }

  /** All wires: of platforms, to ledgers, to PostgreSQL and to the brokers. */
  List<TcpProxy> wires() {
    return Stream.of(
            replicas.stream().map(Replica::wire),
            ledgerWires.all().stream(),
            Stream.of(servers.wiredPostgres().wire()),
            servers.kafkaWires().stream())
        .flatMap(it -> it)
        .toList();
  }

  @Override
  public void close() {
    readiness.close();
    replicas.forEach(Replica::close);
    ledgerWires.close();
    installation.close();
  }
}
