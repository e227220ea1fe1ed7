package org.outcomeledger.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.outcomeledger.posting.Api;
import org.outcomeledger.posting.PostingServers;
import org.outcomeledger.posting.ServiceTest;

/** Replays are so many at a time, and give their places back. */
@QuarkusTest
@TestProfile(OneReplayTest.OneAtATime.class)
@QuarkusTestResource(PostingServers.class)
class OneReplayTest extends ServiceTest {

  private static final int CALLERS = 16;

  @Test
  void whoComesMeanwhileIsToldToComeAgainAndThenIsAnswered() {
    try (ExecutorService threads = Executors.newFixedThreadPool(CALLERS)) {
      var replies =
          IntStream.range(0, 40 * CALLERS)
              .mapToObj(i -> threads.submit(() -> auditor().get("/ledger/0/events")))
              .toList();
      assertThat(replies)
          .extracting(reply -> reply.get().status())
          .contains(200, 429)
          .containsOnly(200, 429);
    }
    await().until(() -> auditor().get("/ledger/0/events").status() == 200);
    await().until(() -> auditor().get("/ledger/1/events").status() == 200);
  }

  private Api auditor() {
    return api.as(Api.tokenOf(config, "auditor"));
  }

  /** The least. */
  public static class OneAtATime implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("outcome-ledger.most-replays", "1");
    }
  }
}
