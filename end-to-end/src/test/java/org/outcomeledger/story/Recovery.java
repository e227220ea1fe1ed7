package org.outcomeledger.story;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/**
 * How long it takes until all is well: both services acknowledge what is posted to them, and the
 * figures of every replica of impact-service go up to it, in each shard. Backlogs of what was
 * posted before are part of it.
 */
final class Recovery {

  /** Enough that each shard has some. */
  private static final int LEARNERS = 64;

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /**
   * From when it began to be put right.
   *
   * @param posts until both services acknowledged
   * @param figures until all figures went up to that
   */
  record Times(Duration posts, Duration figures) {}

  private final LearningPlatform prober;
  private final List<URI> impacts;
  private final String analyst;
  private final AtomicInteger probes = new AtomicInteger();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LIMIT).build();

  /**
   * A way to look.
   *
   * @param prober a platform that nobody else posts as: its learners are no part of any history
   */
  Recovery(LearningPlatform prober, List<URI> impacts, String analyst) {
    this.prober = prober;
    this.impacts = List.copyOf(impacts);
    this.analyst = analyst;
  }

  /** From when this begins to put right what was wrong; fails where all is not well in minutes. */
  Times after(Runnable healing) {
    long since = System.nanoTime();
    healing.run();
    int probe = probes.getAndIncrement();
    PostingLog posting = new PostingLog(prober);
    PostingLog.runTogether(
        List.of(posting(posting, profiles(probe)), posting(posting, surveys(probe))));
    Duration posts = Duration.ofNanos(System.nanoTime() - since);
    String question = "/metrics/v1/indicators/ENR1/values?by=platform" + posting.minPositions();
    PostingLog.runTogether(impacts.stream().map(it -> asking(it.resolve(question))).toList());
    return new Times(posts, Duration.ofNanos(System.nanoTime() - since));
  }

  private static Callable<Void> posting(PostingLog posting, List<Event> events) {
    return () -> {
      posting.postInOrder(events, LEARNERS);
      return null;
    };
  }

  private Callable<Void> asking(URI question) {
    return () -> {
      Awaitility.await("figures that go up to what was posted, from " + question.getAuthority())
          .atMost(PATIENCE)
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(100))
          .until(() -> isAnswered(question));
      return null;
    };
  }

  private boolean isAnswered(URI question) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(question)
            .timeout(LIMIT)
            .header("Authorization", "Bearer " + analyst)
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false; // as any caller, it asks again
    }
  }

  private static List<Event> profiles(int probe) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < LEARNERS; i++) {
      Map<String, Object> profile =
          Map.of(
              "learner",
              "probe-" + i,
              "declaredOn",
              "2024-01-01",
              "attributes",
              Map.of("gender", "f"));
      String id = "probe-%d-%d".formatted(probe, i);
      events.add(new Event(PackagedService.ENROLLMENT, id, "profile-declared", profile));
    }
    return events;
  }

  private static List<Event> surveys(int probe) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < LEARNERS; i++) {
      Map<String, Object> survey =
          Map.of(
              "learner", "probe-" + i,
              "asOf", "2024-01-01",
              "situation", "employed",
              "channel", "e-survey");
      String id = "probe-%d-%d".formatted(probe, i);
      events.add(new Event(PackagedService.OUTCOME, id, "outcome-surveyed", survey));
    }
    return events;
  }
}
