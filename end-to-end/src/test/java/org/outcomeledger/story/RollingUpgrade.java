package org.outcomeledger.story;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * The command line {@code ./rolling-upgrade CHECKOUT [SEED]}: from what another checkout has built
 * to what this one has, back, and here again, replica by replica, while events are posted and
 * questions asked. Ends with 1 unless every answer was 200, or 503 and then 200, every acknowledged
 * event stands in its ledger once and the figures equal a recount.
 */
final class RollingUpgrade {

  private static final Path HERE = Path.of("..").toAbsolutePath().normalize();
  private static final String PLATFORM = "upgraded";
  private static final int EVENTS_PER_SECOND = 100;
  private static final Set<String> ALLOWED = Set.of("200", "503");

  /** That of docs/operations.md, both ways. */
  private static final List<PackagedService> ORDER =
      List.of(PackagedService.IMPACT, PackagedService.ENROLLMENT, PackagedService.OUTCOME);

  /** Long enough for whoever sends requests to see that a replica is not ready. */
  private static final Map<String, String> SETTINGS = Map.of("OUTCOME_LEDGER_SHUTDOWN_DELAY", "2s");

  private final Installation installation;
  private final Rollout rollout;
  private final LearningPlatform platform;
  private final PostingLog posting;
  private final PacedPosting paced;
  private final Map<String, Integer> answers = new ConcurrentHashMap<>();
  private volatile boolean over;

  private RollingUpgrade(Installation installation, long seed) {
    this.installation = installation;
    this.rollout = new Rollout(installation);
    this.platform = new LearningPlatform(installation.platformToken(PLATFORM), rollout.serving());
    this.posting = new PostingLog(platform);
    this.paced = new PacedPosting(posting, seed, EVENTS_PER_SECOND);
  }

  public static void main(String[] arguments) {
    if (arguments.length < 1 || arguments.length > 2) {
      System.err.println(
          "usage: ./rolling-upgrade CHECKOUT [SEED], the checkout having been built");
      System.exit(2);
    }
    Path other = Path.of(arguments[0]).toAbsolutePath().normalize();
    long seed =
        arguments.length == 2 ? Long.parseLong(arguments[1]) : new Random().nextLong(1_000_000);
    System.out.println("Seed " + seed);
    Path parent = Path.of("target", "rolling-upgrade");
    try (Installation installation = Installation.start(parent, other, SETTINGS)) {
      System.exit(new RollingUpgrade(installation, seed).isRight(other) ? 0 : 1);
    }
  }

  private boolean isRight(Path other) {
    try {
      run(other);
      new Aftermath(installation, PLATFORM).mustBeRight(posting, paced.history());
      report();
      return ALLOWED.containsAll(platform.answers().keySet())
          && ALLOWED.containsAll(answers.keySet());
    } catch (AssertionError | RuntimeException e) {
      System.out.println("WRONG: " + e.getMessage());
      report();
      System.out.println("Data and logs are in " + installation.folder().toAbsolutePath());
      return false;
    }
  }

  private void run(Path other) {
    BooleanSupplier goesOn = () -> !over;
    Callable<Void> upgrading =
        () -> {
          try {
            rollout.to(HERE, ORDER);
            rollout.to(other, ORDER);
            rollout.to(HERE, ORDER);
          } finally {
            over = true;
          }
          return null;
        };
    Callable<Void> posts =
        () -> {
          paced.postWhile(goesOn);
          return null;
        };
    Callable<Void> questions =
        () -> {
          ask();
          return null;
        };
    PostingLog.runTogether(List.of(upgrading, posts, questions));
  }

  private void ask() throws InterruptedException {
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    for (int turn = 0; !over; turn++) {
      List<URI> replicas = List.copyOf(rollout.serving().get(PackagedService.IMPACT));
      HttpRequest question =
          HttpRequest.newBuilder(
                  replicas
                      .get(turn % replicas.size())
                      .resolve("/metrics/v1/indicators/COM1/values?by=programme"))
              .header("Authorization", "Bearer " + installation.auditorToken())
              .build();
      String answer;
      try {
        answer = "" + http.send(question, HttpResponse.BodyHandlers.discarding()).statusCode();
      } catch (IOException e) {
        answer = e.getClass().getName();
      }
      answers.merge(answer, 1, Integer::sum);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  private void report() {
    System.out.printf(
        "%,d events acknowledged; answers to posts %s, to questions %s%n",
        posting.acknowledged(), new TreeMap<>(platform.answers()), new TreeMap<>(answers));
  }
}
