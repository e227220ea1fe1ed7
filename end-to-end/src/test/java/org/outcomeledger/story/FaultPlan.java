package org.outcomeledger.story;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.outcomeledger.story.TcpProxy.Weather;

/**
 * What befalls a replicated installation: each fault once, in an order that is drawn from the seed,
 * then any of them. What this system cannot do is left out, and said.
 */
final class FaultPlan {

  private static final Duration STALLED = Duration.ofSeconds(20);
  private static final Duration AWAY = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofSeconds(10);
  private static final Duration DELAY = Duration.ofMillis(200);
  private static final double RESETS = .01;

  /** An hour and a minute, in seconds: Kafka by default refuses what is over an hour ahead. */
  private static final String CLOCK_AHEAD = "+3660";

  private final WiredInstallation installation;
  private final Random random;
  private final List<String> leftOut = new ArrayList<>();
  private final List<Fault> all;

  /**
   * Of all faults.
   *
   * @param only those in whose name this is found
   */
  FaultPlan(WiredInstallation installation, long seed, Pattern only) {
    this.installation = installation;
    this.random = new Random(~seed);
    this.all =
        Stream.of(kills(), stalls(), away(), badNetworks(), fullDisks(), clocks())
            .flatMap(List::stream)
            .filter(it -> only.matcher(it.name()).find())
            .toList();
  }

  /** Each once, in an order of the seed's. */
  List<Fault> each() {
    List<Fault> each = new ArrayList<>(all);
    Collections.shuffle(each, random);
    return each;
  }

  /** Any; a quarter of them kills two processes at once. */
  Fault any() {
    if (random.nextInt(4) > 0) {
      return all.get(random.nextInt(all.size()));
    }
    List<Part> parts = new ArrayList<>(installation.parts());
    Collections.shuffle(parts, random);
    return new Fault.Killed(parts.subList(0, 2), Duration.ZERO, false);
  }

  /** What is not done here, each with what it needs. */
  List<String> leftOut() {
    return List.copyOf(leftOut);
  }

  /** Each process, and both replicas of each service at once. */
  private List<Fault> kills() {
    List<Fault> kills = new ArrayList<>();
    for (Part part : installation.parts()) {
      kills.add(new Fault.Killed(List.of(part), Duration.ZERO, false));
    }
    for (PackagedService service : PackagedService.values()) {
      List<Part> both = installation.replicas(service).stream().map(Replica::part).toList();
      kills.add(new Fault.Killed(both, Duration.ZERO, false));
    }
    return kills;
  }

  /** A replica of each service, a broker, and PostgreSQL. */
  private List<Fault> stalls() {
    List<Fault> stalls = new ArrayList<>();
    for (PackagedService service : PackagedService.values()) {
      Part part = oneOf(installation.replicas(service)).part();
      stalls.add(new Fault.Stalled(part, STALLED, true));
    }
    stalls.add(new Fault.Stalled(oneOf(installation.servers().brokers()), STALLED, true));
    Part postgres = installation.servers().wiredPostgres().part();
    stalls.add(new Fault.Stalled(postgres, STALLED, false));
    return stalls;
  }

  /** PostgreSQL, until it is started again or replaced; a broker, and all brokers. */
  private List<Fault> away() {
    WiredPostgres postgres = installation.servers().wiredPostgres();
    List<Part> brokers = installation.servers().brokers();
    return List.of(
        new Fault.Killed(List.of(postgres.part()), AWAY, false),
        new Fault.StandbyPromoted(postgres, SHORT),
        new Fault.Killed(List.of(oneOf(brokers)), STALLED, true),
        new Fault.Killed(brokers, AWAY, true));
  }

  private List<Fault> badNetworks() {
    List<TcpProxy> everywhere = installation.wires();
    return List.of(
        network("200 ms more to every server", everywhere, Weather.slow(DELAY), true),
        network("1 % of all connections' reads reset", everywhere, Weather.resetting(RESETS), true),
        network(
            "black hole before PostgreSQL",
            List.of(installation.servers().wiredPostgres().wire()),
            Weather.BLACK_HOLE,
            false),
        network(
            "black hole before Kafka",
            installation.servers().kafkaWires(),
            Weather.BLACK_HOLE,
            true));
  }

  private static Fault network(
      String what, List<TcpProxy> wires, Weather weather, boolean postsGoOn) {
    return new Fault.BadNetwork(what, wires, weather, SHORT, postsGoOn);
  }

  private List<Fault> fullDisks() {
    List<Fault> faults = installation.servers().fullDisks(SHORT);
    if (faults.isEmpty()) {
      leftOut.add("full disks: mounting a loop device needs root and mkfs.ext4");
    }
    return faults;
  }

  private List<Fault> clocks() {
    Optional<Path> library = faketime();
    if (library.isEmpty()) {
      leftOut.add("a clock one hour ahead: needs libfaketime (apt-get install faketime)");
    }
    return library.stream()
        .<Fault>map(
            it ->
                new Fault.ClockAhead(
                    oneOf(installation.replicas(PackagedService.ENROLLMENT)),
                    Map.of(
                        "LD_PRELOAD",
                        it.toString(),
                        "FAKETIME",
                        CLOCK_AHEAD,
                        "FAKETIME_DONT_FAKE_MONOTONIC",
                        "1",
                        // Else every wait of the JVM with a limit ends at once, and it spins.
                        "FAKETIME_FORCE_MONOTONIC_FIX",
                        "0"),
                    SHORT))
        .toList();
  }

  private static Optional<Path> faketime() {
    return Stream.of("x86_64-linux-gnu", "aarch64-linux-gnu")
        .map(it -> Path.of("/usr/lib", it, "faketime", "libfaketimeMT.so.1"))
        .filter(Files::exists)
        .findFirst();
  }

  private <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
