package org.outcomeledger.story;

import java.net.URI;
import java.util.Map;
import org.outcomeledger.local.FreePort;

/**
 * One of the two replicas of a service, on a port that it keeps, behind a wire of its own to the
 * platforms.
 */
final class Replica implements AutoCloseable {

  private final Installation installation;
  private final PackagedService service;
  private final int number;
  private final int port;
  private final TcpProxy wire;
  private volatile ServiceProcess process;

  private Replica(Installation installation, PackagedService service, int number, int port) {
    this.installation = installation;
    this.service = service;
    this.number = number;
    this.port = port;
    this.wire = new TcpProxy(() -> port);
  }

  /** The one that the installation has begun with. */
  static Replica first(Installation installation, PackagedService service) {
    return new Replica(installation, service, 1, installation.uri(service).getPort());
  }

  /** A further one, which is to be started. */
  static Replica second(Installation installation, PackagedService service) {
    return new Replica(installation, service, 2, FreePort.any());
  }

  String name() {
    return service.module + " " + number;
  }

  PackagedService service() {
    return service;
  }

  /** Where it listens itself. */
  URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Where platforms reach it. */
  URI platformUri() {
    return URI.create("http://127.0.0.1:" + wire.port());
  }

  TcpProxy wire() {
    return wire;
  }

  void start() {
    start(Map.of());
  }

  /** With other settings, by the names of their environment variables; returns when it is ready. */
  void start(Map<String, String> otherwise) {
    if (number == 1) {
      installation.start(service, otherwise);
    } else {
      process = installation.replica(service, port, otherwise);
    }
  }

  void kill() {
    process().kill();
  }

  private ServiceProcess process() {
    return number == 1 ? installation.main(service) : process;
  }

  Part part() {
    return new Part(
        name(), this::kill, this::start, () -> process().stall(), () -> process().resume());
  }

  @Override
  public void close() {
    wire.close();
  }
}
