package org.outcomeledger.story;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * By which impact-service reaches the ledgers: one address for each, and behind it, in turn, the
 * replicas that are ready, as behind a service of Kubernetes.
 */
final class LedgerWires implements AutoCloseable {

  private final Map<PackagedService, TcpProxy> wires = new EnumMap<>(PackagedService.class);
  private final AtomicInteger turn = new AtomicInteger();
  private volatile Readiness readiness;

  /** What impact-service is told; the first replicas are asked until it is known who is ready. */
  Map<String, String> settings(Installation installation) {
    for (PackagedService service : List.of(PackagedService.ENROLLMENT, PackagedService.OUTCOME)) {
      int first = installation.uri(service).getPort();
      wires.put(service, new TcpProxy(() -> port(service, first)));
    }
    return Map.of(
        "OUTCOME_LEDGER_LEDGERS_ENROLLMENT_URL", url(PackagedService.ENROLLMENT),
        "OUTCOME_LEDGER_LEDGERS_OUTCOME_URL", url(PackagedService.OUTCOME));
  }

  private String url(PackagedService service) {
    return "http://127.0.0.1:" + wires.get(service).port();
  }

  private int port(PackagedService service, int first) {
    List<Replica> ready = readiness == null ? List.of() : List.copyOf(readiness.of(service));
    return ready.isEmpty()
        ? first
        : ready.get(Math.floorMod(turn.getAndIncrement(), ready.size())).uri().getPort();
  }

  /** From now on to those that are ready. */
  void lead(Readiness whoIsReady) {
    readiness = whoIsReady;
  }

  List<TcpProxy> all() {
    return List.copyOf(wires.values());
  }

  @Override
  public void close() {
    wires.values().forEach(TcpProxy::close);
  }
}
