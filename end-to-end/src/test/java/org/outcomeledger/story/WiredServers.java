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
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.awaitility.Awaitility;
import org.outcomeledger.local.FreePort;
import org.outcomeledger.local.KafkaBroker;
import org.outcomeledger.local.KafkaMember;
import org.outcomeledger.local.PostgresAddress;
import org.outcomeledger.local.PostgresServer;

/**
 * Three brokers and a PostgreSQL, each reached by the services over a wire of its own. PostgreSQL
 * and the first broker have a disk of their own each, where this system mounts one.
 */
final class WiredServers implements Servers {

  private static final int BROKERS = 3;
  private static final String PASSWORD = "faults-password";
  private static final String DISK_SIZE = "12G";
  private static final Duration START_LIMIT = Duration.ofMinutes(1);

  private final Path folder;
  private final Optional<LoopDisk> postgresDisk;
  private final Optional<LoopDisk> kafkaDisk;
  private final int postgresPort = FreePort.any();
  private final TcpProxy postgresWire = new TcpProxy(() -> postgresPort);
  private final List<TcpProxy> kafkaWires = new ArrayList<>();
  private final List<KafkaMember> members;
  private final Map<Integer, KafkaBroker> brokers = new ConcurrentHashMap<>();
  private volatile PostgresServer postgres;

  WiredServers(Path folder) {
    this.folder = folder;
    this.postgresDisk = LoopDisk.mount(folder, "postgres", DISK_SIZE);
    this.kafkaDisk = LoopDisk.mount(folder, "kafka-1", DISK_SIZE);
    List<Integer> ports = IntStream.range(0, BROKERS).mapToObj(i -> FreePort.any()).toList();
    ports.forEach(port -> kafkaWires.add(new TcpProxy(() -> port)));
    this.members =
        KafkaMember.advertisedAt(kafkaWires.stream().map(TcpProxy::port).toList(), ports);
  }

  @Override
  public void startPostgres() {
    Path data = postgresDisk.map(LoopDisk::folder).orElse(folder).resolve("postgres");
    postgres = PostgresServer.start(data, postgresPort, PASSWORD, folder.resolve("postgres.log"));
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

  Part postgresPart() {
    return new Part(
        "postgres",
        this::killPostgres,
        this::startPostgres,
        this::stallPostgres,
        this::resumePostgres);
  }

  /**
   * What fills the disks of PostgreSQL and of a broker, for so long; none where none is mounted.
   */
  List<Fault> fullDisks(Duration lasts) {
    List<Fault> faults = new ArrayList<>();
    postgresDisk.ifPresent(
        disk ->
            faults.add(
                new Fault.FullDisk(
                    postgresPart(), disk, () -> postgres.process().isAlive(), lasts, false)));
    kafkaDisk.ifPresent(
        disk ->
            faults.add(
                new Fault.FullDisk(
                    brokers().getFirst(), disk, () -> isAlive(members.getFirst()), lasts, true)));
    return faults;
  }

  TcpProxy postgresWire() {
    return postgresWire;
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
    PostgresAddress wired = PostgresAddress.onLoopback(postgresWire.port(), PASSWORD);
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
    ServiceProcess.signalFamily(postgres.process(), "STOP");
  }

  @Override
  public void resumePostgres() {
    ServiceProcess.signalFamily(postgres.process(), "CONT");
  }

  @Override
  public void close() {
    kafkaWires.forEach(TcpProxy::close);
    postgresWire.close();
    brokers.values().forEach(KafkaBroker::kill);
    if (postgres != null) {
      postgres.close();
    }
    kafkaDisk.ifPresent(LoopDisk::close);
    postgresDisk.ifPresent(LoopDisk::close);
  }
}
