package org.outcomeledger.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What deploy/rollout asks of a cluster. */
class RolloutTest {

  private static final String APPLIED =
      """
      *' get -f '*|'get -f '*) printf '%s\\n' service/kafka cluster.postgresql.cnpg.io/enrollment-postgresql-2 kafka.kafka.strimzi.io/outcome-ledger ;;
      """;

  @TempDir Path folder;

  @Test
  void itWaitsForTheServersOfTheOverlayAndForNoOtherThatIsThere() throws IOException {
    var kubectl =
        RecordedKubectl.answering(
            folder,
            APPLIED
                + """
                *'get clusters.'*) printf '%s\\n' cluster.postgresql.cnpg.io/enrollment-postgresql-2 cluster.postgresql.cnpg.io/enrollment-postgresql cluster.postgresql.cnpg.io/impact-postgresql-drill ;;
                *'wait cluster.postgresql.cnpg.io/enrollment-postgresql '*|*'-drill '*) echo 'never ready'; exit 1 ;;
                """);

    Tool.Run run = kubectl.run("deploy/rollout deploy/overlays/production");

    assertThat(run.status()).as(run.output()).isZero();
    assertThat(kubectl.calls())
        .filteredOn(call -> call.contains("--for=condition=Ready"))
        .extracting(call -> call.split(" ", -1)[3])
        .containsExactly(
            "cluster.postgresql.cnpg.io/enrollment-postgresql-2",
            "kafka.kafka.strimzi.io/outcome-ledger");
  }

  @Test
  void aServiceThatSomebodyHasStoppedIsNamedWithWhatStartsIt() throws IOException {
    var kubectl =
        RecordedKubectl.answering(
            folder,
            """
            *'get deployment enrollment-service'*) echo 0 ;;
            *'get deployment'*) echo 2 ;;
            """);

    Tool.Run run = kubectl.run("deploy/rollout deploy/overlays/production");

    assertThat(run.status()).isOne();
    assertThat(run.output())
        .contains("kubectl -n outcome-ledger scale deployment enrollment-service --replicas 2");
    assertThat(kubectl.calls()).anyMatch(call -> call.contains("deployment outcome-service"));
  }
}
