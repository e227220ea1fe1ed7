package org.outcomeledger.story;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;

/**
 * Which of the alerts that this project ships tell of a fault: asked of a real Prometheus that
 * scrapes every replica. Their rules wait for minutes and faults last for seconds, so all that
 * Prometheus and the rules do goes {@value #FASTER} times as fast as it is shipped: a second stands
 * for the quarter of a minute between two scrapes.
 */
final class FaultAlerts implements AutoCloseable {

  private static final int FASTER = 15;
  private static final Duration INTERVAL = Duration.ofSeconds(15).dividedBy(FASTER);

  /** Until the rules have seen what is so now: a scrape, and an evaluation after it. */
  private static final Duration NOTICE = INTERVAL.multipliedBy(2);

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** They look ten minutes back, and go on when all has long been well. */
  private static final Set<String> SLOW = Set.of("InternalErrors", "ReplicaRestarted");

  private static final String NAME = "alertname";
  private static final String FIRING = "ALERTS{alertstate=\"firing\"}";

  private final PrometheusServer prometheus;

  private FaultAlerts(PrometheusServer prometheus) {
    this.prometheus = prometheus;
  }

  /**
   * Starts Prometheus, where it is installed; returns once it scrapes each replica, and no alert
   * but slow ones fires.
   */
  static Optional<FaultAlerts> start(WiredInstallation installation) {
    if (!MonitoringProgram.isInstalled(PrometheusServer.PROGRAM)) {
      return Optional.empty();
    }
    List<Replica> replicas = installation.replicas();
    FaultAlerts alerts =
        new FaultAlerts(
            PrometheusServer.start(
                installation.installation().folder(),
                INTERVAL,
                AlertRules.shipped().faster(FASTER),
                replicas.stream()
                    .collect(groupingBy(Replica::service, mapping(Replica::uri, toList())))));
    Awaitility.await("scrapes of all replicas")
        .atMost(PATIENCE)
        .until(() -> alerts.prometheus.series("up == 1").size() == replicas.size());
    alerts.waitUntilQuietAfter(Instant.now());
    return Optional.of(alerts);
  }

  /**
   * The alerts that began to fire between these moments, by name; in brackets those that had fired
   * before and still did. Waits until those are over that are not slow, but no longer than a
   * minute.
   */
  String toldOf(Instant begin, Instant end) {
    waitUntilQuietAfter(end);
    Instant noticed = end.plus(NOTICE);
    String since = "[" + Duration.between(begin, noticed).toMillis() + "ms]";
    Set<Map<String, String>> before = new HashSet<>(prometheus.series(FIRING, begin));
    Set<String> fired = new TreeSet<>();
    Set<String> still = new TreeSet<>();
    for (Map<String, String> alert :
        prometheus.series("present_over_time(" + FIRING + since + ")", noticed)) {
      (isAmong(before, alert) ? still : fired).add(alert.get(NAME));
    }
    still.removeAll(fired);
    still.forEach(it -> fired.add("(" + it + ")"));
    return String.join(", ", fired);
  }

  /** A series that a function made has no name of its own. */
  private static boolean isAmong(Set<Map<String, String>> alerts, Map<String, String> alert) {
    return alerts.stream().anyMatch(it -> it.entrySet().containsAll(alert.entrySet()));
  }

  private void waitUntilQuietAfter(Instant end) {
    Instant noticed = end.plus(NOTICE);
    Instant last = noticed.plus(PATIENCE);
    Awaitility.await("an end of waiting for alerts")
        .forever()
        .pollInterval(INTERVAL)
        .until(
            () ->
                Instant.now().isAfter(last)
                    || (Instant.now().isAfter(noticed) && SLOW.containsAll(firing())));
  }

  private Set<String> firing() {
    return prometheus.series(FIRING).stream().map(it -> it.get(NAME)).collect(toSet());
  }

  @Override
  public void close() {
    prometheus.close();
  }
}
