package org.outcomeledger.story;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A platform with a valid token that means harm, and beside it callers without any. Carries out one
 * attack after another; what it is answered is tallied and means nothing to it.
 */
final class HostilePlatform {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BATCH = 1_000;
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(20);

  private final Installation installation;
  private final String name;
  private final String token;
  private final int mostProgrammes;
  private final AtomicInteger programmes = new AtomicInteger();
  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Attack, Map<String, Integer>> answers =
      Collections.synchronizedMap(new EnumMap<>(Attack.class));
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /**
   * A platform of this name.
   *
   * @param mostProgrammes how many programmes it makes up in all
   */
  HostilePlatform(Installation installation, String name, int mostProgrammes) {
    this.installation = installation;
    this.name = name;
    this.token = installation.platformToken(name);
    this.mostProgrammes = mostProgrammes;
  }

  /** Carries out one attack; returns when it is over. */
  void attack(Attack attack, RandomGenerator random) {
    switch (attack) {
      case LONG_STREAM -> longStream(random);
      case ATOMIC_LONG_STREAMS -> atomicLongStreams(random);
      case LARGE_HEADERS -> largeHeaders(random);
      case UNFINISHED_BODIES -> unfinishedBodies(random);
      case REFUSED_BATCHES -> refusedBatches(random);
      case LARGE_BATCHES -> largeBatches(random);
      case MANY_GROUPS -> manyGroups(random);
    }
  }

  /** What was answered to each attack: how often which status, or that there was no answer. */
  Map<Attack, Map<String, Integer>> answers() {
    return Map.copyOf(answers);
  }

  private void longStream(RandomGenerator random) {
    String learner = "long-" + random.nextInt(3);
    together(6, i -> post(Attack.LONG_STREAM, batch(number -> profile(learner))));
  }

  /** More streams than are kept in memory, so that each batch has ten of them read. */
  private void atomicLongStreams(RandomGenerator random) {
    int set = random.nextInt(3);
    together(6, i -> post(Attack.ATOMIC_LONG_STREAMS, batch(n -> profile(full(set, n)))));
    together(
        4,
        lane -> {
          for (int n = 0; n < 20; n++) {
            post(
                Attack.ATOMIC_LONG_STREAMS, batch(10, i -> profile(full(lane, i))), "?atomic=true");
          }
        });
  }

  private static String full(int set, int number) {
    return "atomic-" + set % 3 + "-" + number % 10;
  }

  private void refusedBatches(RandomGenerator random) {
    byte[] ones = ("[1" + ",1".repeat(BATCH - 1) + "]").getBytes(US_ASCII);
    int posts = random.nextInt(20, 100);
    together(
        4,
        i -> {
          for (int n = 0; n < posts; n++) {
            post(Attack.REFUSED_BATCHES, ones);
          }
        });
  }

  private void largeBatches(RandomGenerator random) {
    Map<String, Object> extensions = new HashMap<>();
    for (int i = 0; i < 60; i++) {
      extensions.put("extension" + i, "x".repeat(80));
    }
    String learner = "large-" + ids.getAndIncrement() + "-";
    byte[] body =
        batch(
            number -> {
              Map<String, Object> event = new HashMap<>(extensions);
              event.putAll(profile(learner + number));
              return event;
            });
    together(random.nextInt(8, 20), i -> post(Attack.LARGE_BATCHES, body));
  }

  private void manyGroups(RandomGenerator random) {
    for (int n = random.nextInt(2, 10); n > 0 && programmes.get() < mostProgrammes; n--) {
      post(Attack.MANY_GROUPS, batch(number -> enrollment(programmes.getAndIncrement())));
    }
    List<String> questions =
        List.of(
            "COM4/curve?by=programme",
            "COM4/curve?by=programme",
            "COM1/values?by=programme&by=cohort-month&by=gender&by=region&by=country",
            "EMP1/values?by=programme");
    together(questions.size(), i -> ask(questions.get(i)));
  }

  private void largeHeaders(RandomGenerator random) {
    String head = "POST /events HTTP/1.1\r\nHost: localhost\r\nX-Large: ";
    byte[] sent = (head + "x".repeat(1 << 20)).getBytes(US_ASCII);
    hold(Attack.LARGE_HEADERS, 600, sent, random);
  }

  private void unfinishedBodies(RandomGenerator random) {
    String head =
        "POST /events HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/cloudevents-batch+json"
            + "\r\nAuthorization: Bearer %s\r\nContent-Length: %d\r\n\r\n"
                .formatted(token, 8 << 20);
    byte[] sent = (head + " ".repeat(7 << 20)).getBytes(US_ASCII);
    hold(Attack.UNFINISHED_BODIES, 24, sent, random);
  }

  /** Opens connections, sends the same on each, and leaves them open for some seconds. */
  private void hold(Attack attack, int connections, byte[] sent, RandomGenerator random) {
    PackagedService[] services = PackagedService.values();
    URI target =
        installation.uri(
            attack == Attack.LARGE_HEADERS
                ? services[random.nextInt(services.length)]
                : services[random.nextInt(2)]);
    long seconds = random.nextLong(1, 8);
    int[] perLane = IntStream.range(0, 24).map(lane -> connections / 24).toArray();
    together(
        perLane.length,
        lane -> {
          List<Socket> open = new ArrayList<>();
          for (int i = 0; i < perLane[lane]; i++) {
            send(attack, target, sent, open);
          }
          LockSupport.parkNanos(Duration.ofSeconds(seconds).toNanos());
          open.forEach(HostilePlatform::close);
        });
  }

  private void send(Attack attack, URI target, byte[] sent, List<Socket> open) {
    try {
      Socket socket = new Socket(target.getHost(), target.getPort());
      open.add(socket);
      socket.getOutputStream().write(sent);
      tally(attack, "all was taken");
    } catch (IOException e) {
      tally(attack, "cut off");
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] batch(IntFunction<Map<String, Object>> event) {
    return batch(BATCH, event);
  }

  private byte[] batch(int events, IntFunction<Map<String, Object>> event) {
    try {
      return JSON.writeValueAsBytes(IntStream.range(0, events).mapToObj(event).toList());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, Object> profile(String learner) {
    Map<String, Object> data =
        Map.of(
            "learner",
            learner,
            "declaredOn",
            "2025-01-01",
            "attributes",
            Map.of("gender", "f", "priorEducation", 3, "region", "FR-IDF"));
    return event("profile-declared", data);
  }

  private Map<String, Object> enrollment(int number) {
    Map<String, Object> data =
        Map.of(
            "enrollmentId",
            "group-" + number,
            "learner",
            "group-" + number,
            "programme",
            Map.of("id", "programme-" + number, "publishedLengthDays", 30),
            "startedOn",
            "2024-01-01");
    return event("learner-enrolled", data);
  }

  private Map<String, Object> event(String type, Map<String, Object> data) {
    return new Event(PackagedService.ENROLLMENT, "h-" + ids.getAndIncrement(), type, data)
        .cloudEvent();
  }

  private void post(Attack attack, byte[] body) {
    post(attack, body, "");
  }

  private void post(Attack attack, byte[] body, String query) {
    URI service = installation.uri(PackagedService.ENROLLMENT);
    HttpRequest request =
        HttpRequest.newBuilder(service.resolve("/events" + query))
            .timeout(ANSWER_LIMIT)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/cloudevents-batch+json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    send(attack, request);
  }

  private void ask(String question) {
    URI impact = installation.uri(PackagedService.IMPACT);
    HttpRequest request =
        HttpRequest.newBuilder(impact.resolve("/metrics/v1/indicators/" + question))
            .timeout(ANSWER_LIMIT)
            .header("Authorization", "Bearer " + installation.analystToken(name))
            .build();
    send(Attack.MANY_GROUPS, request);
  }

  private void send(Attack attack, HttpRequest request) {
    try {
      tally(attack, "" + http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
    } catch (IOException e) {
      tally(attack, "no answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tally(Attack attack, String answer) {
    answers
        .computeIfAbsent(attack, it -> Collections.synchronizedMap(new TreeMap<>()))
        .merge(answer, 1, Integer::sum);
  }

  private interface Doing {
    void of(int lane);
  }

  private static void together(int lanes, Doing doing) {
    List<Callable<Void>> tasks = new ArrayList<>();
    for (int i = 0; i < lanes; i++) {
      int lane = i;
      tasks.add(
          () -> {
            doing.of(lane);
            return null;
          });
    }
    PostingLog.runTogether(tasks);
  }
}
