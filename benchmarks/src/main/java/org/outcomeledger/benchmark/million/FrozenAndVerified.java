package org.outcomeledger.benchmark.million;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.outcomeledger.benchmark.Aim;
import org.outcomeledger.benchmark.Chapter;
import org.outcomeledger.benchmark.CpuClock;
import org.outcomeledger.benchmark.Settings;
import org.outcomeledger.benchmark.house.Freshness;
import org.outcomeledger.benchmark.house.House;
import org.outcomeledger.benchmark.house.MeasuredService;
import org.outcomeledger.benchmark.house.Stranger;
import org.outcomeledger.local.Folders;

/**
 * Reports that are frozen of so many records, and a stranger who takes the ledgers away and
 * verifies each.
 *
 * @param entries of both ledgers
 * @param turns of each step, one a round
 * @param profiles of the two that have a limit, each of a run of its own
 */
public record FrozenAndVerified(
    int records, long entries, Map<Step, List<Turn>> turns, Map<Step, CpuProfile> profiles) {

  private static final String HEAP = "-Xmx3g";
  private static final String STRANGERS_HEAP = "-Xmx4g";
  private static final String AS_OF = "2026-06-30";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What is measured, in its order. */
  enum Step {
    FREEZE("`POST /reports/v1`"),
    EXPORT("`export`"),
    VERIFY("`verify`"),
    VERIFY_EXACT("`verify --exact`");

    private final String name;

    Step(String name) {
      this.name = name;
    }
  }

  /**
   * One run of a step.
   *
   * @param cpuSeconds of impact-service, or of the verifier
   */
  record Turn(double seconds, double cpuSeconds) {}

  /** A report that was just frozen, and how long that took. */
  private record FrozenReport(String id, Turn turn) {}

  /** A house of its own. */
  public static Chapter run(Settings settings) throws Exception {
    try (House house = House.withServers()) {
      house.start(MeasuredService.ENROLLMENT);
      house.start(MeasuredService.OUTCOME);
      Filled filled = Filled.with(house, settings.records());
      house.start(MeasuredService.IMPACT, HEAP);
      try (Freshness freshness = new Freshness(house)) {
        freshness.await(filled.events());
      }
      return new Committee(house).measure(filled, settings.rounds()).chapter();
    }
  }

  /** Who freezes, and hands over to a stranger. */
  private record Committee(House house) {

    FrozenAndVerified measure(Filled filled, int rounds) throws Exception {
      awaitHead(MeasuredService.ENROLLMENT);
      awaitHead(MeasuredService.OUTCOME);
      Map<Step, List<Turn>> turns = new EnumMap<>(Step.class);
      for (int round = 1; round <= rounds; round++) {
        FrozenReport report = freeze("Round " + round);
        turns.computeIfAbsent(Step.FREEZE, it -> new ArrayList<>()).add(report.turn());
        handOver(report, turns);
      }
      return new FrozenAndVerified(filled.records(), filled.events(), turns, profiles());
    }

    /** Every title makes a report of its own: it is computed, not found. */
    private FrozenReport freeze(String title) throws Exception {
      CpuClock cpu = CpuClock.of(house.process(MeasuredService.IMPACT).orElseThrow());
      long begun = System.nanoTime();
      byte[] answer =
          answer(
              201,
              request(MeasuredService.IMPACT, "/reports/v1", house.committeeToken())
                  .header("Content-Type", "application/json")
                  .POST(
                      BodyPublishers.ofString(
                          "{\"title\":\"%s\",\"asOf\":\"%s\"}".formatted(title, AS_OF))));
      Turn turn = new Turn((System.nanoTime() - begun) / 1e9, cpu.seconds());
      return new FrozenReport(JSON.readTree(answer).path("id").asText(), turn);
    }

    private void handOver(FrozenReport report, Map<Step, List<Turn>> turns) throws Exception {
      Stranger stranger = new Stranger(folder(report), List.of(STRANGERS_HEAP));
      add(turns, Step.EXPORT, stranger.run(export()));
      add(turns, Step.VERIFY, verified(stranger.run(verify(report))));
      add(turns, Step.VERIFY_EXACT, verified(stranger.run(verifyExact(report))));
      Folders.delete(stranger.folder());
    }

    private static void add(Map<Step, List<Turn>> turns, Step step, Stranger.Finished it) {
      turns
          .computeIfAbsent(step, of -> new ArrayList<>())
          .add(new Turn(it.seconds(), it.cpuSeconds()));
    }

    /** A folder with the report and its exact figures. */
    private Path folder(FrozenReport report) throws Exception {
      Path folder = Files.createDirectory(house.folder().resolve(report.id()));
      String path = "/reports/v1/" + report.id();
      Files.write(folder.resolve("report.json"), committeeReads(path));
      Files.write(folder.resolve("exact.json"), committeeReads(path + "/exact"));
      return folder;
    }

    private byte[] committeeReads(String path) throws Exception {
      return answer(200, request(MeasuredService.IMPACT, path, house.committeeToken()));
    }

    private String[] export() {
      return new String[] {
        "export",
        "--enrollment",
        house.uri(MeasuredService.ENROLLMENT).toString(),
        "--outcome",
        house.uri(MeasuredService.OUTCOME).toString(),
        "--token",
        house.auditorTokenFile().toString(),
        "export"
      };
    }

    private static String[] verify(FrozenReport report) {
      return new String[] {"verify", "report.json", "export", "--sha256", report.id()};
    }

    private static String[] verifyExact(FrozenReport report) {
      return new String[] {
        "verify", "report.json", "export", "--sha256", report.id(), "--exact", "exact.json"
      };
    }

    private static Stranger.Finished verified(Stranger.Finished it) {
      if (!it.output().endsWith("all holds\n")) {
        throw new IllegalStateException("The report does not hold: " + it.output());
      }
      return it;
    }

    private Map<Step, CpuProfile> profiles() throws Exception {
      Map<Step, CpuProfile> profiles = new EnumMap<>(Step.class);
      ProcessHandle impact = house.process(MeasuredService.IMPACT).orElseThrow();
      Path recording = house.folder().resolve("freeze.jfr");
      profiles.put(
          Step.FREEZE, CpuProfile.during(impact, recording, () -> freeze("With the recorder")));
      FrozenReport report = freeze("For the recorder");
      Path folder = folder(report);
      new Stranger(folder, List.of(STRANGERS_HEAP)).run(export());
      Path verifying = house.folder().resolve("verify.jfr");
      String recorder = "-XX:StartFlightRecording:settings=profile,filename=" + verifying;
      new Stranger(folder, List.of(STRANGERS_HEAP, recorder)).run(verifyExact(report));
      profiles.put(Step.VERIFY_EXACT, CpuProfile.of(verifying));
      return profiles;
    }

    private void awaitHead(MeasuredService ledger) throws Exception {
      HttpRequest head = request(ledger, "/ledger/heads/signed", house.auditorToken()).build();
      for (int seconds = 0; send(head).statusCode() != 200; seconds++) {
        if (seconds > 120) {
          throw new IllegalStateException("No head is signed by " + ledger.module());
        }
        TimeUnit.SECONDS.sleep(1);
      }
    }

    private HttpRequest.Builder request(MeasuredService part, String path, String token) {
      return HttpRequest.newBuilder(house.uri(part).resolve(path))
          .timeout(Duration.ofMinutes(30))
          .header("Authorization", "Bearer " + token);
    }

    private static byte[] answer(int status, HttpRequest.Builder request) throws Exception {
      HttpResponse<byte[]> answer = send(request.build());
      if (answer.statusCode() != status) {
        throw new IllegalStateException(
            answer.statusCode() + ": " + new String(answer.body(), UTF_8));
      }
      return answer.body();
    }

    private static HttpResponse<byte[]> send(HttpRequest request)
        throws IOException, InterruptedException {
      try (HttpClient http = HttpClient.newHttpClient()) {
        return http.send(request, BodyHandlers.ofByteArray());
      }
    }
  }

  private double seconds(Step step) {
    double[] sorted = sorted(step);
    return sorted[sorted.length / 2];
  }

  private double[] sorted(Step step) {
    return turns.get(step).stream().mapToDouble(Turn::seconds).sorted().toArray();
  }

  private Chapter chapter() {
    return new Chapter(
        markdown(),
        List.of(
            Aim.atMost(
                "freezing a report of %,d records".formatted(records),
                60,
                "s",
                seconds(Step.FREEZE)),
            Aim.atMost("verifying it from an export", 120, "s", seconds(Step.VERIFY)),
            Aim.atMost("the same with its exact figures", 120, "s", seconds(Step.VERIFY_EXACT))));
  }

  private String markdown() {
    return """
        ## Freezing and verifying a report

        %,d records, %,d entries of both ledgers. impact-service, which follows them with a heap of 3 GiB, freezes a report of everybody as of %s: both
        ledgers are replayed to it by their services, on the same cores, and counted twice. The verifier's commands each run in a JVM of their own with a heap of 4 GiB,
        and had to say `all holds`; a report that is frozen again has another title, so that nothing of the one before is found. %d rounds.

        | step | s, median | least – most | processor s, median |
        |---|---:|---:|---:|
        %s
        %s"""
        .formatted(
            records,
            entries,
            AS_OF,
            turns.get(Step.FREEZE).size(),
            turns.keySet().stream().map(this::row).collect(joining()),
            profiles.entrySet().stream()
                .map(it -> profile(it.getKey(), it.getValue()))
                .collect(joining("\n")));
  }

  private String row(Step step) {
    double[] seconds = sorted(step);
    double[] cpu = turns.get(step).stream().mapToDouble(Turn::cpuSeconds).sorted().toArray();
    return "| %s | %,.1f | %,.1f – %,.1f | %,.1f |\n"
        .formatted(
            step.name, seconds(step), seconds[0], seconds[seconds.length - 1], cpu[cpu.length / 2]);
  }

  private static String profile(Step step, CpuProfile profile) {
    return """
        Where the time of %s went, by samples of a run of its own:

        %s"""
        .formatted(step.name, profile.markdown());
  }
}
