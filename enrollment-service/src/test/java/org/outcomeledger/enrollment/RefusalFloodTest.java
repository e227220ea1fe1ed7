package org.outcomeledger.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.outcomeledger.posting.Api;
import org.outcomeledger.posting.PostingServers;
import org.outcomeledger.posting.ServiceTest;

/** One platform posts what is no event, as much as it can; another one posts events. */
@QuarkusTest
@QuarkusTestResource(PostingServers.class)
class RefusalFloodTest extends ServiceTest {

  private static final int BATCHES = 200;
  private static final int MOST_BYTES = 1 << 20;

  @Inject DataSource database;

  @Test
  void aFloodOfNonEventsIsARowAndTheEventsOfOthersAreAccepted() throws Exception {
    api.get("/events/refused"); // writes what other tests left in memory
    long before = number("select count(*) from refusal");
    String[] none = new String[1000];
    Arrays.fill(none, "1");
    var flood = CompletableFuture.supplyAsync(() -> postAgain(none));
    Api honest = api.as(Api.tokenOf(config, "platform-c"));
    String unique = UUID.randomUUID().toString();
    for (int i = 0; i < BATCHES; i++) {
      assertThat(honest.post(enrolled(unique + i)).status()).isEqualTo(201);
    }
    long taken = flood.join();
    var refusals = api.get("/events/refused").json().get("refusals");
    // Two, where the hour ends meanwhile.
    assertThat(number("select count(*) from refusal") - before).isBetween(0L, 2L);
    assertThat(number("select pg_total_relation_size('refusal')")).isLessThan(MOST_BYTES);
    assertThat(refusals.valueStream().mapToLong(it -> it.get("count").longValue()).sum())
        .isGreaterThanOrEqualTo(1000L * taken)
        .isPositive();
  }

  /** How many batches were read; what comes faster than a platform may post is answered 429. */
  private long postAgain(String... none) {
    return IntStream.range(0, BATCHES)
        .map(i -> api.postBatch("", none).status())
        .peek(status -> assertThat(status).isIn(200, 429))
        .filter(status -> status == 200)
        .count();
  }

  private long number(String query) throws SQLException {
    try (var connection = database.getConnection();
        var answer = connection.createStatement().executeQuery(query)) {
      answer.next();
      return answer.getLong(1);
    }
  }

  private static String enrolled(String id) {
    return """
        {"id":"%1$s","specversion":"1.0","type":"org.outcomeledger.learner-enrolled.v1","source":"lms",
         "data":{"learner":"%1$s","enrollmentId":"%1$s","startedOn":"2025-03-03",
                 "programme":{"id":"flood","publishedLengthDays":270}}}"""
        .formatted(id);
  }
}
