package org.outcomeledger.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.outcomeledger.posting.Api;
import org.outcomeledger.posting.PostingServers;
import org.outcomeledger.posting.ServiceTest;

/** One learner of whom a platform says more than there is to say. */
@QuarkusTest
@QuarkusTestResource(PostingServers.class)
class LongStreamTest extends ServiceTest {

  private static final int LIMIT = 2_000;

  private final String learner = "long-" + UUID.randomUUID();

  @Test
  void sixBatchesOfAThousandForOneLearnerEndAtTheLimit() {
    for (int batch = 0; batch < 6; batch++) {
      String status = batch < 2 ? "accepted" : "rejected";
      assertThat(api.postBatch("", profiles(batch, 1_000)).statuses())
          .isEqualTo(Collections.nCopies(1_000, status));
    }
    Api.Reply full = api.post(profile("one-more")).isProblem(422, "stream-full");
    assertThat(full.json().path("pointer").textValue()).isEqualTo("/learner");
    api.postBatch("?atomic=true", profile("two-more")).isProblem(422, "batch-refused");
    assertThat(api.post(retraction("0-7")).status()).isEqualTo(201);
    api.post(profile("in-its-place")).isProblem(422, "stream-full");
    assertThat(api.postBatch("", profiles(0, 1_000)).statuses())
        .isEqualTo(Collections.nCopies(1_000, "duplicate"));
  }

  @Test
  void aLongHistoryIsReadAsFarAsThereIsMemory() {
    api.postBatch("", profiles(0, 1_000));
    api.postBatch("", profiles(1, 1_000));
    assertThat(api.get("/learners/" + learner).json().get("events")).hasSize(LIMIT);

    List<HttpResponse<String>> replies = readAtOnce(30);
    assertThat(replies).extracting(HttpResponse::statusCode).isSubsetOf(200, 429).contains(200);
    assertThat(replies)
        .filteredOn(reply -> reply.statusCode() == 429)
        .allMatch(reply -> reply.headers().firstValue("Retry-After").isPresent());
    assertThat(api.get("/learners/" + learner).status()).isEqualTo(200);
  }

  private List<HttpResponse<String>> readAtOnce(int times) {
    List<CompletableFuture<HttpResponse<String>>> replies =
        IntStream.range(0, times)
            .mapToObj(
                i ->
                    api.http()
                        .sendAsync(
                            api.request("/learners/" + learner).build(), BodyHandlers.ofString()))
            .toList();
    return replies.stream().map(CompletableFuture::join).toList();
  }

  private String[] profiles(int batch, int events) {
    return IntStream.range(0, events)
        .mapToObj(i -> profile(batch + "-" + i))
        .toArray(String[]::new);
  }

  private String profile(String id) {
    return event(
        "profile-declared", id, "\"declaredOn\":\"2025-03-03\",\"attributes\":{\"gender\":\"f\"}");
  }

  private String retraction(String id) {
    return event(
        "event-retracted",
        "back-" + id,
        "\"reason\":\"posted in a loop\",\"retracts\":{\"source\":\"loop\",\"id\":\"%s-%s\"}"
            .formatted(learner, id));
  }

  private String event(String type, String id, String data) {
    return """
        {"specversion":"1.0","type":"org.outcomeledger.%s.v1","source":"loop","id":"%s-%s",
         "data":{"learner":"%s",%s}}"""
        .formatted(type, learner, id, learner, data);
  }
}
