package org.outcomeledger.story;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.outcomeledger.story.TcpProxy.Weather;
import org.outcomeledger.testservers.LocalServersOnly;

/**
 * The short version of {@code ./faults}: each part of the house dies once, two stall, and the wire
 * between platform and services is a bad one in each way, in an order and at moments of a printed
 * seed.
 */
@Order(9)
@BesideTheOthers
@LocalServersOnly("kills PostgreSQL and Kafka, and starts them again on the same ports")
class FaultsTest {

  private static final String PLATFORM = "faults";
  private static final int EVENTS_PER_SECOND = 200;
  private static final int STALLED = 2;
  private static final List<Weather> WEATHERS =
      List.of(Weather.slow(Duration.ofMillis(200)), Weather.resetting(.1), Weather.BLACK_HOLE);

  private final Installation installation = Installation.breakable();
  private final Map<PackagedService, TcpProxy> wires = new EnumMap<>(PackagedService.class);

  @Test
  void whateverFailsEveryAcknowledgedEventIsKeptOnceAndTheFiguresAreARecount() {
    long seed = new Random().nextLong(1_000_000);
    System.out.println("Faults with seed " + seed);
    for (PackagedService service : List.of(PackagedService.ENROLLMENT, PackagedService.OUTCOME)) {
      wires.put(service, new TcpProxy(() -> installation.uri(service).getPort()));
    }
    Recovery recovery =
        new Recovery(
            installation.platform("faults-probes"),
            List.of(installation.uri(PackagedService.IMPACT)),
            installation.auditorToken());
    FaultRun run =
        new FaultRun(
            wired(), recovery, seed, EVENTS_PER_SECOND, System.out::println, (begin, end) -> "");

    run.postDuring(faults(new Random(~seed)).iterator());

    new Aftermath(installation, PLATFORM).mustBeRight(run.posting(), run.history());
  }

  private LearningPlatform wired() {
    Map<PackagedService, List<URI>> ends = new EnumMap<>(PackagedService.class);
    wires.forEach(
        (service, wire) ->
            ends.put(service, List.of(URI.create("http://127.0.0.1:" + wire.port()))));
    return installation.platform(PLATFORM, ends);
  }

  private List<Fault> faults(Random random) {
    List<Part> parts = new ArrayList<>();
    for (FaultTarget target : FaultTarget.values()) {
      parts.add(Part.of(installation, target));
    }
    Collections.shuffle(parts, random);
    List<Fault> faults = new ArrayList<>();
    parts.forEach(it -> faults.add(new Fault.Killed(List.of(it), Duration.ZERO, false)));
    parts
        .subList(0, STALLED)
        .forEach(it -> faults.add(new Fault.Stalled(it, Duration.ZERO, false)));
    WEATHERS.forEach(
        it ->
            faults.add(
                new Fault.BadNetwork(
                    "" + it, List.copyOf(wires.values()), it, Duration.ZERO, false)));
    Collections.shuffle(faults, random);
    return faults;
  }

  @AfterEach
  void close() {
    wires.values().forEach(TcpProxy::close);
  }
}
