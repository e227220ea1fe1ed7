package org.outcomeledger.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How deploy/command runs its job, and what it says of it. */
class CommandScriptTest {

  private static final String REBUILD = "deploy/command impact-service rebuild";

  private static final String DEPLOYMENT =
      """
      *'get deployment'*) echo '{"metadata":{"name":"impact-service"},"spec":{"template":{"metadata":{},"spec":{"containers":[{"env":[]}]}}}}' ;;
      """;

  @TempDir Path folder;

  @BeforeEach
  void needsJq() {
    Tool.JQ.assumeInstalled();
  }

  @Test
  void whileItRunsItIsLeftAloneAndASecondOneIsRefused() throws IOException {
    var kubectl =
        RecordedKubectl.answering(
            folder,
            """
            *'get job'*) echo '{"status":{"active":1}}' ;;
            """
                + DEPLOYMENT);

    Tool.Run run = kubectl.run(REBUILD);

    assertThat(run.status()).isOne();
    assertThat(run.output()).contains("impact-service-rebuild runs");
    assertThat(kubectl.calls()).noneMatch(call -> call.matches(".*(delete|create|apply).*"));
  }

  @Test
  void itsLogIsAskedForUntilItsContainerIsMade() throws IOException {
    var kubectl = RecordedKubectl.answering(folder, afterTwoRefusals("Complete") + DEPLOYMENT);

    Tool.Run run = kubectl.run(REBUILD);

    assertThat(run.status()).as(run.output()).isZero();
    assertThat(run.output()).contains("The read model was rebuilt");
    assertThat(kubectl.calls()).filteredOn(call -> call.contains("logs")).hasSize(3);
  }

  @Test
  void itEndsAsTheJobDoes() throws IOException {
    var kubectl = RecordedKubectl.answering(folder, afterTwoRefusals("Failed") + DEPLOYMENT);

    Tool.Run run = kubectl.run(REBUILD);

    assertThat(run.status()).isOne();
    assertThat(run.output()).contains("impact-service-rebuild has failed");
  }

  /** A log that cannot be had at first, of a job that ends with it. */
  private static String afterTwoRefusals(String end) {
    return """
    *' logs '*)
      echo . >>"$state/asked"
      if [ "$(wc -l <"$state/asked")" -lt 3 ]; then echo 'container is waiting to start: ContainerCreating'; exit 1; fi
      echo 'The read model was rebuilt'
      touch "$state/ended" ;;
    *' create '*) touch "$state/made" ;;
    *'get job'*)
      if [ -e "$state/ended" ]; then echo '{"status":{"conditions":[{"type":"END","status":"True"}]}}'
      elif [ -e "$state/made" ]; then echo '{"status":{"active":1}}'; fi ;;
    """
        .replace("END", end);
  }
}
