package org.outcomeledger.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * How {@code ./start} builds, in a checkout with a Maven that says when it is called and waits for
 * a word before it has built. What is started is {@link Start}, with an option that it does not
 * know.
 */
@Timeout(120)
class StartScriptTest {

  private static final int UNKNOWN_OPTION = 2;

  private static final String MAVEN =
      """
      #!/bin/sh
      cd "$(dirname "$0")"
      echo built >>builds
      echo begun >begun
      read -r go <go
      for service in enrollment outcome impact; do
        mkdir -p $service-service/target/quarkus-app
        touch $service-service/target/quarkus-app/quarkus-run.jar
      done
      cp classpath local-platform/target/start.classpath
      """;

  @TempDir Path checkout;

  private final List<Process> started = new ArrayList<>();

  @BeforeEach
  void checkOut() throws IOException, InterruptedException {
    Files.createDirectory(checkout.resolve(".mvn"));
    for (String file : List.of("start", ".mvn/jdk.sh")) {
      Files.copy(Path.of("..").resolve(file), checkout.resolve(file));
    }
    Path maven = Files.writeString(checkout.resolve("mvnw"), MAVEN);
    assertThat(maven.toFile().setExecutable(true)).isTrue();
    Files.writeString(checkout.resolve("classpath"), System.getProperty("java.class.path"));
    String pipes = checkout.resolve("begun") + " " + checkout.resolve("go");
    assertThat(new ProcessBuilder(("mkfifo " + pipes).split(" ")).start().waitFor()).isZero();
  }

  @AfterEach
  void endWhatIsLeft() {
    for (Process process : started) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  @Test
  void theSecondWaitsForTheBuildOfTheFirstAndUsesIt() throws Exception {
    Process first = start();
    awaitBuild();
    Process second = start();
    try (BufferedReader said = second.inputReader()) {
      assertThat(said.readLine())
          .startsWith("Waiting for another ./start that is building here (process " + first.pid());
      finishBuild();
      assertThat(first.waitFor()).isEqualTo(UNKNOWN_OPTION);
      assertThat(said.readLine()).contains("--louder");
    }
    assertThat(second.waitFor()).isEqualTo(UNKNOWN_OPTION);
    assertThat(checkout.resolve("builds")).hasContent("built");
  }

  @Test
  void whoWasKilledWhileItBuiltIsNotWaitedFor() throws Exception {
    Process killed = start();
    awaitBuild();
    List<ProcessHandle> left = killed.descendants().toList();
    killed.destroyForcibly().waitFor();
    left.forEach(ProcessHandle::destroyForcibly);
    Process next = start();
    awaitBuild();
    finishBuild();
    assertThat(next.waitFor()).isEqualTo(UNKNOWN_OPTION);
    assertThat(checkout.resolve("local-platform/target/build.lock")).doesNotExist();
  }

  private Process start() throws IOException {
    Process process =
        new ProcessBuilder(checkout.resolve("start").toString(), "--louder")
            .redirectErrorStream(true)
            .start();
    started.add(process);
    process.getOutputStream().close();
    return process;
  }

  private void awaitBuild() throws IOException {
    try (InputStream begun = new FileInputStream(checkout.resolve("begun").toFile())) {
      assertThat(begun.read()).isEqualTo('b');
    }
  }

  private void finishBuild() throws IOException {
    Files.writeString(checkout.resolve("go"), "go\n");
  }
}
