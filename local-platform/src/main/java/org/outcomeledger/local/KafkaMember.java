package org.outcomeledger.local;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One of several brokers that keep one another's records, each its own process and a controller
 * besides, on loopback: topics have up to three replicas, and what two of them have is
 * acknowledged. How soon the others notice that one is gone is Kafka's default, as in production.
 *
 * @param id from 1
 * @param port where its clients are listened for
 * @param advertised the port that clients are told: the same, or that of a proxy before it
 * @param internal the port for the other brokers
 * @param controllers each member's port for controllers, in the order of their ids
 */
public record KafkaMember(
    int id, int port, int advertised, int internal, List<Integer> controllers) {

  private static final int MOST_REPLICAS = 3;

  public KafkaMember {
    controllers = List.copyOf(controllers);
  }

  /** Members on free ports, for clients that are told these ports. */
  public static List<KafkaMember> advertisedAt(List<Integer> advertised, List<Integer> ports) {
    List<Integer> controllers = ports.stream().map(port -> FreePort.any()).toList();
    List<KafkaMember> members = new ArrayList<>();
    for (int i = 0; i < ports.size(); i++) {
      int internal = FreePort.any();
      members.add(new KafkaMember(i + 1, ports.get(i), advertised.get(i), internal, controllers));
    }
    return members;
  }

  /** What it is told otherwise than a broker that is alone. */
  Map<String, String> settings() {
    String replicas = "" + Math.min(MOST_REPLICAS, controllers.size());
    String inSync = "" + Math.min(2, controllers.size());
    return Map.ofEntries(
        Map.entry("node.id", "" + id),
        Map.entry("controller.quorum.voters", voters()),
        Map.entry(
            "listeners",
            "PLAINTEXT://127.0.0.1:%d,INTERNAL://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                .formatted(port, internal, controllers.get(id - 1))),
        Map.entry(
            "advertised.listeners",
            "PLAINTEXT://127.0.0.1:%d,INTERNAL://127.0.0.1:%d".formatted(advertised, internal)),
        Map.entry(
            "listener.security.protocol.map",
            "PLAINTEXT:PLAINTEXT,INTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT"),
        Map.entry("inter.broker.listener.name", "INTERNAL"),
        Map.entry("default.replication.factor", replicas),
        Map.entry("min.insync.replicas", inSync),
        Map.entry("offsets.topic.replication.factor", replicas),
        Map.entry("transaction.state.log.replication.factor", replicas),
        Map.entry("transaction.state.log.min.isr", inSync),
        Map.entry("share.coordinator.state.topic.replication.factor", replicas),
        Map.entry("share.coordinator.state.topic.min.isr", inSync),
        Map.entry("broker.session.timeout.ms", "9000"),
        Map.entry("broker.heartbeat.interval.ms", "2000"));
  }

  private String voters() {
    return IntStream.rangeClosed(1, controllers.size())
        .mapToObj(node -> node + "@127.0.0.1:" + controllers.get(node - 1))
        .collect(joining(","));
  }
}
