package org.outcomeledger.story;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.outcomeledger.local.FreePort;
import org.outcomeledger.local.PostgresAddress;
import org.outcomeledger.local.PostgresServer;
import org.outcomeledger.testservers.PostgresStandby;

/**
 * A PostgreSQL that services reach over a wire, with a disk of its own where this system mounts
 * one. A standby that was promoted is the PostgreSQL from then on, behind the same wire.
 */
final class WiredPostgres implements AutoCloseable {

  private static final String PASSWORD = "faults-password";

  /** Where a server keeps its data, and listens. */
  private record Home(Optional<LoopDisk> disk, Path data, int port) {}

  private final Path folder;
  private final List<LoopDisk> disks = new CopyOnWriteArrayList<>();
  private final TcpProxy wire = new TcpProxy(this::port);
  private volatile Home home;
  private volatile PostgresServer server;
  private Home standbyHome;
  private PostgresStandby standby;
  private int standbys;

  /** One that does not run, with data and logs in this folder. */
  WiredPostgres(Path folder) {
    this.folder = folder;
    Optional<LoopDisk> disk = mount("postgres");
    this.home = new Home(disk, data(disk, "postgres"), FreePort.any());
  }

  private Optional<LoopDisk> mount(String name) {
    Optional<LoopDisk> disk = LoopDisk.mount(folder, name);
    disk.ifPresent(disks::add);
    return disk;
  }

  private Path data(Optional<LoopDisk> disk, String name) {
    return disk.map(LoopDisk::folder).orElse(folder).resolve(name);
  }

  private Path log() {
    return folder.resolve("postgres.log");
  }

  private int port() {
    return home.port();
  }

  void start() {
    server = PostgresServer.start(home.data(), home.port(), PASSWORD, log());
  }

  void kill() {
    server.kill();
  }

  void stall() {
    ServiceProcess.signalFamily(server.process(), "STOP");
  }

  void resume() {
    ServiceProcess.signalFamily(server.process(), "CONT");
  }

  /** Returns when nothing is acknowledged that the standby does not have. */
  void startStandby() {
    String name = "standby-" + ++standbys;
    Optional<LoopDisk> disk = mount(name);
    Path data = data(disk, name);
    standby = PostgresStandby.of(server, data, log(), Map.of());
    standbyHome = new Home(disk, data, standby.server().address().port());
  }

  /** The former primary is dead; whoever connects from now on meets the promoted standby. */
  void promoteStandby() {
    standby.promote();
    server = standby.server();
    home = standbyHome;
  }

  /** As it can fail. */
  Part part() {
    return new Part("postgres", this::kill, this::start, this::stall, this::resume);
  }

  /** What fills its disk for so long; none where none is mounted. */
  Optional<Fault> fullDisk(Duration lasts) {
    return home.disk()
        .map(
            any ->
                new Fault.FullDisk(
                    part(),
                    () -> home.disk().orElseThrow(),
                    () -> server.process().isAlive(),
                    lasts,
                    false));
  }

  TcpProxy wire() {
    return wire;
  }

  /** Where it listens itself. */
  PostgresAddress address() {
    return server.address();
  }

  /** Where services reach it. */
  PostgresAddress wiredAddress() {
    return PostgresAddress.onLoopback(wire.port(), PASSWORD);
  }

  @Override
  public void close() {
    wire.close();
    if (server != null) {
      server.close();
    }
    disks.forEach(LoopDisk::close);
  }
}
