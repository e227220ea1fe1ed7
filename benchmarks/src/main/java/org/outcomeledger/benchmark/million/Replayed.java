package org.outcomeledger.benchmark.million;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.outcomeledger.benchmark.Aim;
import org.outcomeledger.benchmark.CpuClock;
import org.outcomeledger.benchmark.house.Freshness;
import org.outcomeledger.benchmark.house.House;
import org.outcomeledger.benchmark.house.MeasuredService;

/**
 * Two ledgers replayed into an empty impact-service, which fills rows and cube at the same time.
 *
 * @param perSecond by {@code cube} and {@code projector}, from the first look at which it had begun
 *     until it had everything
 * @param cpuMicros processor time of impact-service per event, its start with it
 */
record Replayed(long events, Map<String, Double> perSecond, double cpuMicros, String profile) {

  private static final double AIM = 50_000;
  private static final Duration TIMEOUT = Duration.ofMinutes(15);
  private static final long LOOK_NANOS = 50_000_000;

  private record Begun(long nanos, long events) {}

  static Replayed into(House house, Filled filled) throws Exception {
    Path recording = house.folder().resolve("replay.jfr");
    house.launch(
        MeasuredService.IMPACT, "-XX:StartFlightRecording:settings=profile,filename=" + recording);
    CpuClock cpu = CpuClock.of(house.process(MeasuredService.IMPACT).orElseThrow());
    Map<String, Double> perSecond = follow(house, filled.events());
    double cpuMicros = cpu.seconds() * 1e6 / filled.events();
    house.stop(MeasuredService.IMPACT); // writes its recording
    String profile = CpuProfile.of(recording).markdown();
    return new Replayed(filled.events(), perSecond, cpuMicros, profile);
  }

  private static Map<String, Double> follow(House house, long events) throws Exception {
    Map<String, Begun> begun = new LinkedHashMap<>();
    Map<String, Double> perSecond = new LinkedHashMap<>();
    try (Freshness freshness = new Freshness(house)) {
      long end = System.nanoTime() + TIMEOUT.toNanos();
      while (perSecond.size() < 2) {
        long now = System.nanoTime();
        if (now > end
            || house.process(MeasuredService.IMPACT).filter(ProcessHandle::isAlive).isEmpty()) {
          throw new IllegalStateException("impact-service did not replay " + events + " events");
        }
        freshness
            .applied()
            .forEach(
                (sink, applied) -> {
                  if (applied > 0) {
                    Begun since = begun.computeIfAbsent(sink, it -> new Begun(now, applied));
                    if (applied == events) {
                      perSecond.putIfAbsent(
                          sink, (events - since.events()) * 1e9 / (now - since.nanos()));
                    }
                  }
                });
        LockSupport.parkNanos(LOOK_NANOS);
      }
    }
    return perSecond;
  }

  private double slowest() {
    return perSecond.values().stream().mapToDouble(Double::doubleValue).min().orElse(0);
  }

  Aim aim() {
    return Aim.atLeast(
        "replay into an empty impact-service, rows and cube", AIM, "a second", slowest());
  }

  String markdown() {
    return """
        ## Replay

        An impact-service without a database's content or a place in Kafka reads %,d events of both ledgers through the replay API,
        checks every chain, and fills its rows and its cube at once, on the cores that the ledgers read and send with. Once, with the
        flight recorder on.

        | | events a second |
        |---|---:|
        | rows (projector) | %,.0f |
        | figures (cube) | %,.0f |

        impact-service alone spent %,.0f µs of processor time on each event, its start with it. Where its Java code was, by samples:

        %s"""
        .formatted(events, perSecond.get("projector"), perSecond.get("cube"), cpuMicros, profile);
  }
}
