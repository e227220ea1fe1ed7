package org.outcomeledger.benchmark.kafka;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import org.outcomeledger.benchmark.Chapter;
import org.outcomeledger.benchmark.Contest;
import org.outcomeledger.benchmark.Measured;
import org.outcomeledger.benchmark.Settings;
import org.outcomeledger.benchmark.house.Batches;
import org.outcomeledger.benchmark.house.CpuSplit;
import org.outcomeledger.benchmark.house.House;
import org.outcomeledger.benchmark.house.LearnerLife;
import org.outcomeledger.benchmark.house.LoadGenerator;
import org.outcomeledger.benchmark.house.MeasuredService;

/**
 * How fast a whole ledger goes to Kafka again, its relay's cursor set back to the beginning, and
 * how fast the broker's own performance tool sends as many records of the same size.
 */
public final class RelayBesideKafka {

  private static final String TOPIC = "performance";

  /** As many as the ledger has shards. */
  private static final int PARTITIONS = 8;

  private static final int CALLERS = 4;
  private static final long LOOK_NANOS = 5_000_000;
  private static final Pattern RATE =
      Pattern.compile(
          "(\\d+) records sent, ([0-9.]+) records/sec(?!.*records/sec)", Pattern.DOTALL);

  private final House house;
  private final long events;
  private final long recordSize;

  private RelayBesideKafka(House house, long events) throws IOException {
    this.house = house;
    this.events = events;
    this.recordSize = house.kafka().bytesOf("enrollment-events") / events;
  }

  /** A house of its own with a tenth of the records. */
  public static Chapter run(Settings settings) throws Exception {
    try (House house = House.withServers()) {
      house.start(MeasuredService.ENROLLMENT);
      long events = fill(house, settings.records() / 10);
      house.requireKept(MeasuredService.ENROLLMENT, events);
      awaitRelayed(house, events);
      Contest contest = new RelayBesideKafka(house, events).contest();
      return new Chapter(contest.run(settings.rounds()).markdown(), List.of());
    }
  }

  private static long fill(House house, int learners) {
    String token = house.platformToken("academy");
    try (var load = new LoadGenerator(house.uri(MeasuredService.ENROLLMENT), token, CALLERS)) {
      return load.closedLoop(
              CALLERS,
              new Batches(learners, number -> LearnerLife.enrollmentEvents("relayed", number)))
          .events();
    }
  }

  private Contest contest() {
    var turns = new LinkedHashMap<String, Callable<Measured>>();
    turns.put("relay of enrollment-service", this::relay);
    turns.put("ProducerPerformance, acks=all", this::tool);
    return new Contest(
        "Relay beside Kafka's own tool",
        "records",
        """
        The relay sends a ledger of %,d events again from its first position, reading them from PostgreSQL and moving its cursor with
        what the broker acknowledged, from the first such move to the last; the service's start is left out of the rate, not of the processor time.
        Kafka's tool sends as many random records of %,d bytes, which is what ours take on the broker's disk, to as many partitions with
        `acks=all`, and times itself; it reads nothing and keeps no order against a cursor."""
            .formatted(events, recordSize),
        turns);
  }

  private Measured relay() throws Exception {
    house.stop(MeasuredService.ENROLLMENT);
    try (Connection session = house.postgres().connect(MeasuredService.ENROLLMENT.database());
        var statement = session.createStatement()) {
      statement.execute(
          "update relay_cursor set positions = array_fill(0::bigint, array[cardinality(positions)])");
    }
    house.launch(MeasuredService.ENROLLMENT, "-Dfile.encoding=UTF-8");
    CpuSplit cpu = CpuSplit.of(house);
    long first = awaitRelayed(house, 1);
    long begun = System.nanoTime();
    awaitRelayed(house, events);
    double seconds = (System.nanoTime() - begun) / 1e9;
    return new Measured(events - first, seconds, cpu.seconds(), new Histogram(3));
  }

  /** Returns once so many events were acknowledged, and how many were by then. */
  private static long awaitRelayed(House house, long events) throws SQLException {
    try (Connection session = house.postgres().connect(MeasuredService.ENROLLMENT.database());
        var select =
            session.prepareStatement("select sum(p) from relay_cursor, unnest(positions) as p")) {
      long end = System.nanoTime() + 120_000_000_000L;
      while (System.nanoTime() < end) {
        try (var rows = select.executeQuery()) {
          rows.next();
          if (rows.getLong(1) >= events) {
            return rows.getLong(1);
          }
        }
        LockSupport.parkNanos(LOOK_NANOS);
      }
    }
    throw new IllegalStateException("The relay did not get to " + events);
  }

  private void createTopic() {
    house
        .kafka()
        .tool(
            "org.apache.kafka.tools.TopicCommand",
            "--bootstrap-server=" + house.kafka().bootstrapServers(),
            "--create",
            "--if-not-exists",
            "--topic=" + TOPIC,
            "--partitions=" + PARTITIONS);
  }

  private Measured tool() {
    createTopic();
    CpuSplit cpu = CpuSplit.of(house);
    String said =
        house
            .kafka()
            .tool(
                "org.apache.kafka.tools.ProducerPerformance",
                "--topic=" + TOPIC,
                "--num-records=" + events,
                "--record-size=" + recordSize,
                "--throughput=-1",
                "--bootstrap-server=" + house.kafka().bootstrapServers(),
                "--command-property=acks=all");
    Matcher rate = RATE.matcher(said);
    if (!rate.find() || Long.parseLong(rate.group(1)) != events) {
      throw new IllegalStateException("Kafka's tool did not send " + events + ": " + said);
    }
    double seconds = events / Double.parseDouble(rate.group(2));
    return new Measured(events, seconds, cpu.seconds(), new Histogram(3));
  }
}
