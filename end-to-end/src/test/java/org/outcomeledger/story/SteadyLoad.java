package org.outcomeledger.story;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Events are posted and questions asked of two replicas of each service, while something is done to
 * them. It is right if every answer was 200, or 503 and then 200, every acknowledged event stands
 * in its ledger once and the figures equal a recount.
 */
final class SteadyLoad {

  /** Long enough for whoever sends requests to see that a replica is not ready. */
  static final Map<String, String> SETTINGS = Map.of("OUTCOME_LEDGER_SHUTDOWN_DELAY", "2s");

  private static final int EVENTS_PER_SECOND = 100;
  private static final Set<String> ALLOWED = Set.of("200", "503");

  private final Installation installation;
  private final Rollout rollout;
  private final String name;
  private final Supplier<String> analystToken;
  private final LearningPlatform platform;
  private final PostingLog posting;
  private final PacedPosting paced;
  private final Map<String, Integer> answers = new ConcurrentHashMap<>();
  private volatile boolean over;

  /**
   * One of a platform of this name.
   *
   * @param platformToken that events are posted with, asked for at each request
   * @param analystToken that questions are asked with, likewise
   */
  SteadyLoad(
      Installation installation,
      Rollout rollout,
      String name,
      Supplier<String> platformToken,
      Supplier<String> analystToken,
      long seed) {
    this.installation = installation;
    this.rollout = rollout;
    this.name = name;
    this.analystToken = analystToken;
    this.platform = new LearningPlatform(platformToken, rollout.serving());
    this.posting = new PostingLog(platform);
    this.paced = new PacedPosting(posting, seed, EVENTS_PER_SECOND);
  }

  /** Ends once this has and all is examined; says what was wrong. */
  boolean isRightWhile(Runnable done) {
    try {
      run(done);
      new Aftermath(installation, name).mustBeRight(posting, paced.history());
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

  private void run(Runnable done) {
    BooleanSupplier goesOn = () -> !over;
    Callable<Void> doing =
        () -> {
          try {
            done.run();
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
    PostingLog.runTogether(List.of(doing, posts, questions));
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
              .header("Authorization", "Bearer " + analystToken.get())
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

  /** How often a post was answered which status until now. */
  Map<String, Integer> toPosts() {
    return platform.answers();
  }

  /** The same of questions. */
  Map<String, Integer> toQuestions() {
    return Map.copyOf(answers);
  }

  private void report() {
    System.out.printf(
        "%,d events acknowledged; answers to posts %s, to questions %s%n",
        posting.acknowledged(), new TreeMap<>(platform.answers()), new TreeMap<>(answers));
  }
}
