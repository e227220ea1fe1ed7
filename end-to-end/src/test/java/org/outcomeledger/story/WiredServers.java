package org.outcomeledger.story;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.awaitility.Awaitility;
import org.outcomeledger.local.FreePort;
import org.outcomeledger.local.KafkaBroker;
import org.outcomeledger.local.KafkaMember;
import org.outcomeledger.local.PostgresAddress;

/**
 * Three brokers and a PostgreSQL, each reached by the services over a wire of its own. The first
 * broker has a disk of its own, where this system mounts one.
 */
final class WiredServers implements Servers {

  private static final int BROKERS = 3;
  private static final Duration START_LIMIT = Duration.ofMinutes(1);

  private final Path folder;
  private final WiredPostgres postgres;
  private final Optional<LoopDisk> kafkaDisk;
  private final List<TcpProxy> kafkaWires = new ArrayList<>();
  private final List<KafkaMember> members;
  private final Map<Integer, KafkaBroker> brokers = new ConcurrentHashMap<>();

  WiredServers(Path folder) {
    this.folder = folder;
    this.postgres = new WiredPostgres(folder);
    this.kafkaDisk = LoopDisk.mount(folder, "kafka-1");
    List<Integer> ports = IntStream.range(0, BROKERS).mapToObj(i -> FreePort.any()).toList();
    ports.forEach(port -> kafkaWires.add(new TcpProxy(() -> port)));
    this.members =
        KafkaMember.advertisedAt(kafkaWires.stream().map(TcpProxy::port).toList(), ports);
  }

  @Override
  public void startPostgres() {
    postgres.start();
  }

  /** All that do not run; topics are made for three, so it waits until three are there. */
  @Override
  public void startKafka() {
    PostingLog.runTogether(
        members.stream().filter(it -> !isAlive(it)).map(this::starting).toList());
    try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka()))) {
      Awaitility.await("three brokers")
          .atMost(START_LIMIT)
          .until(() -> admin.describeCluster().nodes().get().size() == BROKERS);
    }
  }

  private Callable<Void> starting(KafkaMember member) {
    return () -> {
      start(member);
      return null;
    };
  }

  private void start(KafkaMember member) {
    String name = "kafka-" + member.id();
    Path data = (member.id() == 1 ? kafkaDisk.map(LoopDisk::folder).orElse(folder) : folder);
    brokers.put(
        member.id(),
        KafkaBroker.startMember(data.resolve(name), folder.resolve(name + ".log"), member));
  }

  private boolean isAlive(KafkaMember member) {
    KafkaBroker broker = brokers.get(member.id());
    return broker != null && broker.process().isAlive();
  }

  /** As they can fail, one by one. */
  List<Part> brokers() {
    return members.stream().map(this::broker).toList();
  }

  private Part broker(KafkaMember member) {
    return new Part(
        "kafka " + member.id(),
        () -> brokers.get(member.id()).kill(),
        () -> start(member),
        () -> ServiceProcess.signal(brokers.get(member.id()).process(), "STOP"),
        () -> ServiceProcess.signal(brokers.get(member.id()).process(), "CONT"));
  }

  WiredPostgres wiredPostgres() {
    return postgres;
  }

  /**
   * What fills the disks of PostgreSQL and of a broker, for so long; none where none is mounted.
   */
  List<Fault> fullDisks(Duration lasts) {
    Optional<Fault> ofBroker =
        kafkaDisk.map(
            disk ->
                new Fault.FullDisk(
                    brokers().getFirst(),
                    () -> disk,
                    () -> isAlive(members.getFirst()),
                    lasts,
                    true));
    return Stream.of(postgres.fullDisk(lasts), ofBroker).flatMap(Optional::stream).toList();
  }

  List<TcpProxy> kafkaWires() {
    return List.copyOf(kafkaWires);
  }

  @Override
  public PostgresAddress postgres() {
    return postgres.address();
  }

  @Override
  public String kafka() {
    return kafkaWires.stream().map(it -> "127.0.0.1:" + it.port()).collect(joining(","));
  }

  @Override
  public Map<String, String> environment(String database) {
    PostgresAddress wired = postgres.wiredAddress();
    return Map.of(
        "QUARKUS_DATASOURCE_JDBC_URL", wired.jdbcUrl(database),
        "QUARKUS_DATASOURCE_REACTIVE_URL", wired.reactiveUrl(database));
  }

  @Override
  public void killPostgres() {
    postgres.kill();
  }

  @Override
  public void killKafka() {
    brokers.values().forEach(KafkaBroker::kill);
  }

  @Override
  public void stallPostgres() {
    postgres.stall();
  }

  @Override
  public void resumePostgres() {
    postgres.resume();
  }

  @Override
  public void close() {
    kafkaWires.forEach(TcpProxy::close);
    brokers.values().forEach(KafkaBroker::kill);
    postgres.close();
    kafkaDisk.ifPresent(LoopDisk::close);
  }
}
