package org.outcomeledger.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.outcomeledger.story.LearningPlatform.Answer;

/** A replica that is told to stop while requests are under way. */
@Order(4)
class GracefulShutdownTest {

  private static final String PLATFORM = "shutdown";
  private static final int POSTS = 30;
  private static final String UNCONFIRMED = "/problems/ledger-unavailable";
  private static final String WAITS_FOR_THE_LEDGER =
      """
      select count(*) from pg_stat_activity where datname = current_database()
          and application_name = 'ledger-append' and wait_event_type = 'Lock'""";
  private static final String WAITS_FOR_THE_AUDIT_TRAIL =
      """
      select count(*) from pg_locks where relation = 'audit_entry'::regclass and not granted""";

  private final Installation installation = Installation.shared();
  private final LearningPlatform platform = installation.platform(PLATFORM);
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Test
  void everyPostUnderWayIsAnsweredBeforeItsConnectionIsClosed() throws Exception {
    ServiceProcess replica =
        installation.replica(PackagedService.ENROLLMENT, PackagedService.ENROLLMENT.database);
    try (ExecutorService threads = Executors.newCachedThreadPool();
        Connection holder = installation.session(PackagedService.ENROLLMENT.database)) {
      holder.setAutoCommit(false);
      holder.createStatement().execute("select 1 from ledger_head for update");
      List<Future<Answer>> posts =
          IntStream.range(0, POSTS)
              .mapToObj(i -> WaitingWritersTest.profile("shutdown-" + i))
              .map(event -> threads.submit(() -> platform.postAlone(event, replica.uri())))
              .toList();
      await("a writer that waits", PackagedService.ENROLLMENT.database, WAITS_FOR_THE_LEDGER);
      replica.terminate();
      awaitNotReady(replica);
      Answer late = platform.postAlone(WaitingWritersTest.profile("late"), replica.uri());
      holder.rollback();

      assertThat(late).isEqualTo(new Answer(503, "/problems/shutting-down"));
      for (Future<Answer> post : posts) {
        Answer answer = post.get();
        assertThat(answer.status()).as("%s", answer).isIn(201, 503);
        assertThat(answer.problem()).isIn("", "/problems/shutting-down", UNCONFIRMED);
      }
    }
    replica.awaitEnd();
  }

  @Test
  void aStreamOfServerSentEventsEndsAsAReplyDoes() throws Exception {
    ServiceProcess replica =
        installation.replica(PackagedService.IMPACT, PackagedService.IMPACT.database);
    try (InputStream events = http.send(stream(replica), BodyHandlers.ofInputStream()).body()) {
      assertThat(events.read()).isPositive();

      replica.terminate();

      assertThatCode(events::readAllBytes).doesNotThrowAnyException();
    }
    replica.awaitEnd();
  }

  /** It has been asked for, and waits for its entry of the audit trail. */
  @Test
  void aStreamThatBeginsMeanwhileEndsAtOnceAndOneThatIsAskedForThenIsRefused() throws Exception {
    String database = PackagedService.IMPACT.database;
    ServiceProcess replica = installation.replica(PackagedService.IMPACT, database);
    try (Connection holder = installation.session(database)) {
      holder.setAutoCommit(false);
      holder.createStatement().execute("lock table audit_entry in exclusive mode");
      CompletableFuture<HttpResponse<String>> asked =
          http.sendAsync(stream(replica), BodyHandlers.ofString());
      await("an entry that waits", database, WAITS_FOR_THE_AUDIT_TRAIL);
      replica.terminate();
      awaitNotReady(replica);
      HttpResponse<String> late = http.send(stream(replica), BodyHandlers.ofString());
      holder.rollback();

      assertThat(late.statusCode()).isEqualTo(503);
      assertThat(late.body()).contains("/problems/shutting-down");
      assertThat(asked.get().statusCode()).isEqualTo(200);
    }
    replica.awaitEnd();
  }

  private HttpRequest stream(ServiceProcess replica) {
    return HttpRequest.newBuilder(replica.uri().resolve("/metrics/v1/stream?indicator=ENR1"))
        .header("Authorization", "Bearer " + installation.auditorToken())
        .build();
  }

  private void await(String what, String database, String query) {
    Awaitility.await(what)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> count(database, query) > 0);
  }

  private long count(String database, String query) throws SQLException {
    try (Connection session = installation.session(database);
        Statement statement = session.createStatement();
        ResultSet count = statement.executeQuery(query)) {
      count.next();
      return count.getLong(1);
    }
  }

  private void awaitNotReady(ServiceProcess replica) {
    Awaitility.await("a replica that says that it is not ready")
        .pollInterval(Duration.ofMillis(10))
        .until(() -> status(replica.uri().resolve("/q/health/ready")) == 503);
  }

  private int status(URI uri) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding()).statusCode();
  }
}
