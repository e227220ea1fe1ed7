package org.outcomeledger.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.outcomeledger.posting.Api;
import org.outcomeledger.posting.PostingServers;
import org.outcomeledger.posting.ServiceTest;

/** The replay API as its callers see it: lines, or a problem. */
@QuarkusTest
@QuarkusTestResource(PostingServers.class)
class ReplayedOverHttpTest extends ServiceTest {

  @Inject DataSource database;

  @ParameterizedTest
  @ValueSource(strings = {"after=abc", "after=-1", "limit=0", "limit=1.5", "limit=1e3"})
  void aParameterThatIsNoPositionIsNamedInAProblem(String parameter) {
    Api.Reply reply = auditor().get("/ledger/0/events?" + parameter);

    assertThat(reply.isProblem(400, "invalid-parameter").json().path("detail").textValue())
        .startsWith(parameter.replaceAll("=.*", "") + " must be a whole number");
  }

  @Test
  void aShardThatIsNoneIsAProblem() {
    auditor().get("/ledger/99/events").isProblem(404, "not-found");
  }

  @Test
  void whoAcceptsOtherThanLinesIsToldWhatThereIs() {
    Api.Reply reply =
        auditor().send(auditor().request("/ledger/0/events").header("Accept", "application/json"));

    assertThat(reply.isProblem(406, "not-acceptable").json().path("detail").textValue())
        .contains("application/x-ndjson");
  }

  @Test
  void aTableThatIsAlteredUnderTheServiceIsReadAndWrittenAllTheSame() throws SQLException {
    PostedEnrollment first = PostedEnrollment.anew();
    String learner = "/learners/learner-altered-1" + first.unique();
    assertThat(api.post(first.event("altered-1")).status()).isEqualTo(201);
    assertThat(api.get(learner).status()).isEqualTo(200);
    replayEverything();

    alter("alter table event alter platform type varchar(301)");
    replayEverything();
    assertThat(api.get(learner).status()).isEqualTo(200);
    api.post(PostedEnrollment.anew().event("altered-2"));
    assertThat(api.post(PostedEnrollment.anew().event("altered-3")).status()).isEqualTo(201);
    alter("alter table event alter platform type text");
    replayEverything();
  }

  /** Over as many connections as the pool may have opened. */
  private void replayEverything() {
    for (int shard = 0; shard < 8; shard++) {
      assertThat(auditor().get("/ledger/" + shard + "/events").status()).isEqualTo(200);
    }
  }

  private void alter(String statement) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statements = connection.createStatement()) {
      statements.execute(statement);
    }
  }

  private Api auditor() {
    return api.as(Api.tokenOf(config, "auditor"));
  }
}
