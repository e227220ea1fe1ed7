package org.outcomeledger.benchmark.rest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.outcomeledger.benchmark.Aim;
import org.outcomeledger.benchmark.Chapter;
import org.outcomeledger.benchmark.Contest;
import org.outcomeledger.benchmark.Measured;
import org.outcomeledger.benchmark.Results;
import org.outcomeledger.benchmark.Settings;
import org.outcomeledger.benchmark.house.CpuSplit;
import org.outcomeledger.benchmark.house.Freshness;
import org.outcomeledger.benchmark.house.House;
import org.outcomeledger.benchmark.house.LearnerLife;
import org.outcomeledger.benchmark.house.LoadGenerator;
import org.outcomeledger.benchmark.house.LoadGenerator.Posted;
import org.outcomeledger.benchmark.house.MeasuredService;
import org.outcomeledger.benchmark.house.PostRequest;

/**
 * What the whole house takes over HTTP, with all its parts at work: the same enrollments posted one
 * by one, at a rate, and in batches.
 */
public final class RestToDurable implements AutoCloseable {

  private static final String SINGLE = "single posts, 64 callers, closed loop";
  private static final String BATCHES = "batches of 100, 8 callers, closed loop";
  private static final int BATCH = 100;

  /** After 20,000 the compiler still has more of the processor than the service's own threads. */
  private static final long WARM = 100_000;

  private static final double STATED_RATE = 1_500;

  private final House house;
  private final LoadGenerator load;
  private final Freshness freshness;
  private long told;
  private long acknowledged;

  private RestToDurable(House house) {
    this.house = house;
    this.load =
        new LoadGenerator(house.uri(MeasuredService.ENROLLMENT), house.platformToken("load"), 64);
    this.freshness = new Freshness(house);
  }

  /** A house of its own, its start and rest first. */
  public static Chapter run(Settings settings) throws Exception {
    try (House house = House.withServers()) {
      AtRest rest = AtRest.of(house);
      try (var posting = new RestToDurable(house)) {
        Chapter durable = posting.durable(settings);
        Chapter neighbours = posting.neighbours(settings);
        Chapter figure = posting.figure(settings);
        List<Aim> aims = new ArrayList<>(durable.aims());
        aims.addAll(neighbours.aims());
        aims.addAll(figure.aims());
        aims.add(rest.aim());
        return new Chapter(
            String.join(
                "\n",
                durable.markdown(),
                neighbours.markdown(),
                figure.markdown(),
                rest.markdown()),
            aims);
      }
    }
  }

  private Chapter durable(Settings settings) throws Exception {
    Duration turn = settings.turn();
    turn(() -> load.closedLoop(64, turn.multipliedBy(15), this::warmingUp));
    turn(() -> load.closedLoop(8, turn.multipliedBy(5), this::batch));
    var turns = new LinkedHashMap<String, Callable<Measured>>();
    turns.put(SINGLE, () -> turn(() -> load.closedLoop(64, turn, this::single)));
    turns.put(
        "single posts, open loop at %,.0f a second".formatted(STATED_RATE),
        () -> turn(() -> load.openLoop(STATED_RATE, turn, this::single, reply -> {})));
    turns.put(BATCHES, () -> turn(() -> load.closedLoop(8, turn, this::batch)));
    Results results = contest(turns).run(settings.rounds());
    return new Chapter(
        results.markdown(),
        List.of(
            aim("REST to durable, single posts", 3_000, results, SINGLE),
            aim("REST to durable, batches of 100", 15_000, results, BATCHES)));
  }

  private static Contest contest(Map<String, Callable<Measured>> turns) {
    return new Contest(
        "REST to durable",
        "events",
        """
        Enrollments over HTTP with a bearer token to the packaged enrollment-service, answered once durable; relay, Kafka, read model
        and figures do their work meanwhile. In the open loop latency counts from the moment at which a post was due, so that no
        delay hides the next. The processor time is that until the last figure had all, by process.""",
        turns);
  }

  private static Aim aim(String measure, double aim, Results results, String contestant) {
    return Aim.atLeast(measure, aim, "a second", results.median(contestant, Measured::perSecond));
  }

  private Chapter neighbours(Settings settings) throws Exception {
    try (var neighbour = new Neighbour(house)) {
      var turns = new LinkedHashMap<String, Callable<Measured>>();
      turns.put(Neighbour.ALONE, () -> turn(() -> steadily(settings)));
      turns.put(
          Neighbour.BESIDE,
          () ->
              turn(
                  () -> {
                    neighbour.begin();
                    Posted posted = steadily(settings);
                    acknowledged += neighbour.end();
                    return posted;
                  }));
      Results results = Neighbour.contest(turns).run(settings.rounds());
      double alone = results.median(Neighbour.ALONE, round -> round.millis(99));
      double beside = results.median(Neighbour.BESIDE, round -> round.millis(99));
      return new Chapter(
          results.markdown(),
          List.of(Aim.atMost("p99 beside a platform at full speed", 2 * alone, "ms", beside)));
    }
  }

  private Posted steadily(Settings settings) {
    return load.openLoop(Neighbour.RATE, settings.turn(), this::single, reply -> {});
  }

  private Chapter figure(Settings settings) throws Exception {
    try (var figures = new ReplyToFigure(house, load)) {
      var turns = new LinkedHashMap<String, Callable<Measured>>();
      turns.put(
          ReplyToFigure.NAME,
          () -> {
            CpuSplit cpu = CpuSplit.of(house);
            Posted posted = figures.run(settings.turn(), this::single);
            return measured(posted, cpu);
          });
      Results results = ReplyToFigure.contest(turns).run(settings.rounds());
      double p99 = results.median(ReplyToFigure.NAME, round -> round.millis(99));
      return new Chapter(
          results.markdown(),
          List.of(Aim.atMost("reply to figure at 1,000 events a second, p99", 250, "ms", p99)));
    }
  }

  private Measured turn(Supplier<Posted> posting) throws Exception {
    CpuSplit cpu = CpuSplit.of(house);
    return measured(posting.get(), cpu);
  }

  private Measured measured(Posted posted, CpuSplit cpu) throws Exception {
    acknowledged += posted.events();
    freshness.await(acknowledged);
    var measured =
        new Measured(posted.events(), posted.seconds(), cpu.seconds(), posted.latencies());
    house.requireKept(MeasuredService.ENROLLMENT, acknowledged);
    return measured;
  }

  private PostRequest single() {
    return PostRequest.single(LearnerLife.enrolled("single", told++));
  }

  /** So many requests make compiled code of a service, however fast the machine is. */
  private PostRequest warmingUp() {
    return told < WARM ? single() : null;
  }

  private PostRequest batch() {
    return PostRequest.batch(
        IntStream.range(0, BATCH)
            .mapToObj(event -> LearnerLife.enrolled("batch", told++))
            .toList());
  }

  @Override
  public void close() {
    load.close();
    freshness.close();
  }
}
