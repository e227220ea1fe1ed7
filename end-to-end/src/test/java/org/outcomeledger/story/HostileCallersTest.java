package org.outcomeledger.story;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Callers who send much, and never the end of it, to a service with the memory that {@code ./start}
 * gives it: it lives, and answers those who are in earnest.
 */
@Order(12)
class HostileCallersTest {

  private static final String HEAP = "-Xmx256m";
  private static final int CONNECTIONS = 600;
  private static final byte[] MEGABYTE = "y".repeat(1 << 20).getBytes(US_ASCII);
  private static final String LARGE = "large-data";
  private static final int ONE = 1_000;
  private static final String BATCH = "application/cloudevents-batch+json";

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Socket> open = Collections.synchronizedList(new ArrayList<>());
  private int posted;

  private final Installation installation = Installation.shared();
  private static ServiceProcess service;

  /** A new one after one that ended: what ends it in one test is not blamed on another. */
  @BeforeEach
  void startSmallReplicaUnlessItLives() {
    if (service == null || !service.process().handle().isAlive()) {
      service =
          installation.replica(
              PackagedService.ENROLLMENT, PackagedService.ENROLLMENT.database, HEAP);
    }
  }

  @AfterAll
  static void stopSmallReplica() {
    if (service != null) {
      service.close();
    }
  }

  @Test
  void headersOfAMegabyteOnManyConnectionsKeepNobodyFromBeingAnswered() throws Exception {
    try {
      atOnce(CONNECTIONS, i -> sendAsFarAsPossible(head("x: "), MEGABYTE));
      anHonestCallerIsAnswered();
    } finally {
      closeAll();
    }
    anHonestCallerIsAnswered();
  }

  @Test
  void headersThatDoNotEndKeepNobodyFromBeingAnswered() throws Exception {
    byte[] lines = "a:b\r\n".repeat(6_000).getBytes(US_ASCII);
    try {
      atOnce(CONNECTIONS, i -> sendAsFarAsPossible(head("x: y\r\n"), lines));
      anHonestCallerIsAnswered();
    } finally {
      closeAll();
    }
  }

  @Test
  void bodiesThatDoNotEndKeepNobodyFromBeingAnsweredAndLeaveNothingBehind() throws Exception {
    String head = postOf("hostile", 8 << 20);
    try {
      atOnce(
          48,
          i ->
              sendAsFarAsPossible(
                  head, MEGABYTE, MEGABYTE, MEGABYTE, MEGABYTE, MEGABYTE, MEGABYTE, MEGABYTE));
      anHonestCallerIsAnswered();
    } finally {
      closeAll();
    }
    anHonestCallerIsAnswered();
    Awaitility.await("the memory of the bodies that were given up")
        .until(() -> status(batch("{".repeat(7 << 20), "hostile")) == 400);
  }

  @Test
  void largeBatchesThatAreLegalAreAnsweredOrAskedToComeAgain() throws Exception {
    String batch = legalBatch();
    List<Callable<Integer>> posts = Collections.nCopies(16, () -> status(batch(batch, "large")));
    assertThat(PostingLog.runTogether(posts)).containsOnly(200, 429).contains(200);
    Awaitility.await("one that comes again").until(() -> status(batch(batch, "large")) == 200);
    anHonestCallerIsAnswered();
  }

  @Test
  void batchesThatSayThingsOfOneLearnerWithoutEndAreAnsweredThatItIsFull() throws Exception {
    String last = "";
    for (int number = 0; number < 6; number++) {
      HttpResponse<String> reply =
          http.send(batch(batchOfOneLearner(number), "long-stream"), BodyHandlers.ofString());
      assertThat(reply.statusCode()).isEqualTo(200);
      last = reply.body();
      anHonestCallerIsAnswered();
    }
    assertThat(last).contains("/problems/stream-full").doesNotContain("\"status\":\"accepted\"");
  }

  /** What waits to be checked is held in memory; nobody waits for its answer. */
  @Test
  void bodiesWhoseSendersHangUpKeepNobodyFromBeingAnswered() throws Exception {
    byte[] body = legalBatch().getBytes(US_ASCII);
    String head = postOf("hangs-up", body.length);
    for (int i = 0; i < 60; i++) {
      sendAsFarAsPossible(head, body);
      closeAll();
    }
    anHonestCallerIsAnswered();
  }

  @Test
  void trailersThatDoNotEndKeepNobodyFromBeingAnswered() throws Exception {
    byte[] trailers = ("0\r\n" + "a:\r\n".repeat(20_000)).getBytes(US_ASCII);
    String head = "POST /x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
    try {
      atOnce(200, i -> sendAsFarAsPossible(head, trailers));
      anHonestCallerIsAnswered();
    } finally {
      closeAll();
    }
  }

  @Test
  void answersWithoutEndThatNobodyReadsKeepNobodyFromBeingAnswered() throws Exception {
    String gets = "GET /problems/busy HTTP/1.1\r\nHost: x\r\n\r\n".repeat(50_000);
    try {
      atOnce(20, i -> sendAsFarAsPossible(gets));
      anHonestCallerIsAnswered();
    } finally {
      closeAll();
    }
  }

  @Test
  void learnersOfWhomAsMuchAsPossibleIsHeldAreReadInParts() throws Exception {
    for (int number = 0; number < 15; number++) {
      postUntilTaken(largeEnrollments(number, 1_000));
    }
    HttpRequest atomic =
        HttpRequest.newBuilder(batch(largeEnrollments(15, 1_000), LARGE), (name, value) -> true)
            .uri(service.uri().resolve("/events?atomic=true"))
            .build();
    assertThat(status(atomic)).isEqualTo(422);
    anHonestCallerIsAnswered();
    postUntilTaken(largeEnrollments(15, 1_000));
    anHonestCallerIsAnswered();
  }

  @Test
  void callersWhoNeverReadWhatIsHeldOfALearnerLeaveMemoryForOthers() throws Exception {
    for (int number = 0; number < 760; number += 95) {
      postUntilTaken(largeEnrollmentsOfOne(number, 95));
    }
    String question =
        "GET /learners/large-%d HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n\r\n"
            .formatted(ONE, installation.platformToken(LARGE));
    try {
      atOnce(200, i -> askWithoutReading(question));
      anHonestCallerIsAnswered();
    } finally {
      closeAll();
    }
    HttpRequest learner =
        HttpRequest.newBuilder(service.uri().resolve("/learners/large-" + ONE))
            .header("Authorization", "Bearer " + installation.platformToken(LARGE))
            .build();
    Awaitility.await("the memory of the answers that nobody read")
        .until(() -> status(learner) == 200);
  }

  private void askWithoutReading(String question) throws IOException {
    Socket socket = new Socket();
    open.add(socket);
    socket.setReceiveBufferSize(1 << 10);
    socket.connect(new InetSocketAddress(service.uri().getHost(), service.uri().getPort()));
    socket.getOutputStream().write(question.getBytes(US_ASCII));
  }

  /** A platform has a rate, and is told to wait beyond it. */
  private void postUntilTaken(String body) {
    Awaitility.await("a batch that is taken")
        .atMost(Duration.ofMinutes(1))
        .until(() -> status(batch(body, LARGE)) == 200);
  }

  /** One more enrollment of each learner. */
  private static String largeEnrollments(int number, int learners) {
    return IntStream.range(0, learners)
        .mapToObj(learner -> largeEnrollment("all-" + number, learner))
        .collect(joining(",", "[", "]"));
  }

  /** More enrollments of one learner, of whom nothing else is said. */
  private static String largeEnrollmentsOfOne(int first, int count) {
    return IntStream.range(first, first + count)
        .mapToObj(number -> largeEnrollment("one-" + number, ONE))
        .collect(joining(",", "[", "]"));
  }

  /** As large as an event can be once it is stored. */
  private static String largeEnrollment(String id, int learner) {
    return ("{\"specversion\":\"1.0\",\"id\":\"%2$s-%1$d\",\"source\":\"story\","
            + "\"type\":\"org.outcomeledger.learner-enrolled.v1\",\"data\":{\"learner\":\"large-%1$d\","
            + "\"enrollmentId\":\"%2$s-%1$d\",\"startedOn\":\"2024-01-01\","
            + "\"programme\":{\"id\":\"%3$s\",\"name\":\"%3$s\",\"certification\":\"%3$s\","
            + "\"publishedLengthDays\":30}}}")
        .formatted(learner, id, "\ud835\udcb3".repeat(255));
  }

  /** The head of a batch of a platform. */
  private String postOf(String platform, int bytes) {
    return head("Authorization: Bearer " + installation.platformToken(platform))
        + "\r\nContent-Type: "
        + BATCH
        + "\r\nContent-Length: "
        + bytes
        + "\r\n\r\n";
  }

  private static String batchOfOneLearner(int number) {
    return IntStream.range(0, 1_000)
        .mapToObj(
            i ->
                ("{\"specversion\":\"1.0\",\"id\":\"long-%d-%d\",\"source\":\"story\","
                        + "\"type\":\"org.outcomeledger.profile-declared.v1\",\"data\":{\"learner\":\"long\","
                        + "\"declaredOn\":\"2024-01-01\",\"attributes\":{\"gender\":\"f\"}}}")
                    .formatted(number, i))
        .collect(joining(",", "[", "]"));
  }

  private static String legalBatch() {
    String attributes =
        IntStream.range(0, 60)
            .mapToObj(i -> "\"attribute%02d\":\"%s\",".formatted(i, "z".repeat(90)))
            .collect(joining());
    return IntStream.range(0, 1_000)
        .mapToObj(
            i ->
                ("{\"specversion\":\"1.0\",\"id\":\"large-%1$d\",\"source\":\"story\",%2$s"
                        + "\"type\":\"org.outcomeledger.profile-declared.v1\",\"data\":{\"learner\":\"large-%1$d\","
                        + "\"declaredOn\":\"2024-01-01\",\"attributes\":{\"gender\":\"f\"}}}")
                    .formatted(i, attributes))
        .collect(joining(",", "[", "]"));
  }

  private void anHonestCallerIsAnswered() throws Exception {
    Event event = WaitingWritersTest.profile("honest-" + System.nanoTime() + posted++);
    assertThat(installation.platform("honest").postAlone(event, service.uri()).status())
        .isEqualTo(201);
    assertThat(service.process().handle().isAlive()).isTrue();
  }

  private static String head(String more) {
    return "POST /events HTTP/1.1\r\nHost: x\r\n" + more;
  }

  private interface Attack {
    void start(int number) throws IOException;
  }

  private static void atOnce(int times, Attack attack) {
    List<Callable<Void>> all = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      int number = i;
      all.add(
          () -> {
            attack.start(number);
            return null;
          });
    }
    PostingLog.runTogether(all);
  }

  /** Until the other side has had enough; the connection stays open. */
  private void sendAsFarAsPossible(String head, byte[]... parts) throws IOException {
    URI address = service.uri();
    Socket socket = new Socket(address.getHost(), address.getPort());
    open.add(socket);
    try {
      socket.getOutputStream().write(head.getBytes(US_ASCII));
      for (byte[] part : parts) {
        socket.getOutputStream().write(part);
      }
    } catch (IOException refused) {
      // As it should be: the other side has said so and closed.
    }
  }

  private void closeAll() throws IOException {
    for (Socket socket : open) {
      socket.close();
    }
    open.clear();
  }

  private HttpRequest batch(String body, String platform) {
    return HttpRequest.newBuilder(service.uri().resolve("/events"))
        .header("Authorization", "Bearer " + installation.platformToken(platform))
        .header("Content-Type", BATCH)
        .POST(BodyPublishers.ofByteArray(body.getBytes(UTF_8)))
        .build();
  }

  private int status(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }
}
