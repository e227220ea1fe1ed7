package org.outcomeledger.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.outcomeledger.posting.Api;
import org.outcomeledger.posting.PostingServers;
import org.outcomeledger.posting.ServiceTest;

@QuarkusTest
@QuarkusTestResource(PostingServers.class)
class BatchOfAThousandTest extends ServiceTest {

  private static final int BAD = 500;

  @Inject DataSource database;

  private final PostedEnrollment enrolled = PostedEnrollment.anew();

  @Test
  void oneBadEventGetsItsReasonAndTheOthersAreAcceptedOnce() {
    assertOneRejectedAndTheOthers("accepted", api.postBatch("", withOneBad()));
    assertOneRejectedAndTheOthers("duplicate", api.postBatch("", withOneBad()));
  }

  @Test
  void ofAnAtomicBatchWithOneBadEventNothingIsKept() throws SQLException {
    LedgerContents before = LedgerContents.of(database);
    for (int i = 0; i < 2; i++) {
      Api.Reply reply = api.postBatch("?atomic=true", withOneBad());
      reply.isProblem(422, "batch-refused");
      assertOneRejectedAndTheOthers("not-attempted", reply);
    }
    assertThat(LedgerContents.of(database)).isEqualTo(before);
  }

  @Test
  void anAtomicBatchIsAcceptedOnce() {
    assertThat(api.postBatch("?atomic=true", good()).statuses())
        .isEqualTo(Collections.nCopies(1000, "accepted"));
    Api.Reply again = api.postBatch("?atomic=true", good());
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.statuses()).isEqualTo(Collections.nCopies(1000, "duplicate"));
  }

  private static void assertOneRejectedAndTheOthers(String status, Api.Reply reply) {
    var expected = new ArrayList<>(Collections.nCopies(1000, status));
    expected.set(BAD, "rejected");
    assertThat(reply.statuses()).isEqualTo(expected);
    JsonNode problem = reply.json().at("/results/" + BAD + "/problem");
    assertThat(problem.get("type").textValue()).isEqualTo("/problems/invalid-data");
    assertThat(problem.get("pointer").textValue()).isEqualTo("/programme/id");
    assertThat(reply.json().findValues("problem")).hasSize(1);
  }

  private String[] withOneBad() {
    String[] events = good();
    events[BAD] = events[BAD].replace("data-analyst", "data-analyst ");
    return events;
  }

  private String[] good() {
    return IntStream.range(0, 1000)
        .mapToObj(i -> enrolled.event("b-" + i + "-"))
        .toArray(String[]::new);
  }
}
