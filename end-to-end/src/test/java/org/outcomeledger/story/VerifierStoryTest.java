package org.outcomeledger.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A stranger with a token, one jar and an empty folder takes running ledgers away and verifies
 * them. A program in another language says the same.
 */
@Order(3)
class VerifierStoryTest {

  private static final String PLATFORM = "verified";
  private static final String STAYS = "programme-of-who-stays";
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final Path JAR = PROJECT.resolve("verifier/target/verifier.jar");
  private static final Path SECOND = PROJECT.resolve("verifier/src/test/python/verify_export.py");

  private record CommandRun(int exitCode, String output) {}

  private final Installation installation = Installation.shared();

  @TempDir Path folder;

  @BeforeEach
  void ledgersWithAnErasureAreTakenAway() throws Exception {
    new PostingLog(installation.platform(PLATFORM))
        .postInOrder(List.of(enrolled("stays", STAYS), enrolled("leaves", "another")), 10);
    ErasureCalls calls = new ErasureCalls(installation, PLATFORM);
    calls.awaitCarriedOut(calls.erase("leaves"));
    headIsSigned(PackagedService.ENROLLMENT);
    headIsSigned(PackagedService.OUTCOME);
    Files.copy(JAR, folder.resolve("verifier.jar"));
    Files.writeString(folder.resolve("token"), installation.auditorToken());
    assertThat(verifier(export()).exitCode()).isZero();
  }

  @Test
  void theyHoldAndOnlyWhatWasErasedCannotBeChecked() throws Exception {
    CommandRun ended = verify();
    assertThat(ended.output()).endsWith("all holds\n").doesNotContain("FAIL");
    assertThat(ended.output().lines().filter(it -> it.startsWith("LIMIT enrollment")))
        .isNotEmpty()
        .allMatch(it -> it.contains("empty"));
    assertThat(ended.exitCode()).isZero();
    assertThat(second()).isEqualTo(new CommandRun(0, "all holds\n"));
  }

  @Test
  void whatIsChangedAfterwardsIsFoundByBoth() throws Exception {
    try (Stream<Path> shards = Files.list(folder.resolve("export/enrollment"))) {
      for (Path shard : shards.toList()) {
        Files.writeString(shard, Files.readString(shard).replace(STAYS, STAYS + "-elsewhere"));
      }
    }
    for (CommandRun ended : List.of(verify(), second())) {
      assertThat(ended.exitCode()).isEqualTo(1);
      assertThat(ended.output().lines().filter(it -> it.startsWith("FAIL")))
          .singleElement()
          .asString()
          .matches("FAIL enrollment, shard \\d+, position \\d+: .*leaf is not that of the content");
    }
  }

  private String[] export() {
    return new String[] {
      "export",
      "--enrollment",
      installation.uri(PackagedService.ENROLLMENT).toString(),
      "--outcome",
      installation.uri(PackagedService.OUTCOME).toString(),
      "--token",
      "token",
      "export"
    };
  }

  private CommandRun verify() throws Exception {
    return verifier("verify", "export");
  }

  private CommandRun verifier(String... arguments) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return run(
        Stream.concat(Stream.of(java, "-jar", "verifier.jar"), Stream.of(arguments)).toList());
  }

  private CommandRun second() throws Exception {
    return run(List.of("python3", SECOND.toString(), "export"));
  }

  private CommandRun run(List<String> command) throws Exception {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new CommandRun(process.waitFor(), output);
  }

  private void headIsSigned(PackagedService service) {
    URI head = installation.uri(service).resolve("/ledger/heads/signed");
    HttpRequest request =
        HttpRequest.newBuilder(head)
            .header("Authorization", "Bearer " + installation.auditorToken())
            .build();
    Awaitility.await("a signed head of " + service)
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> status(request) == 200);
  }

  private static int status(HttpRequest request) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }

  private static Event enrolled(String learner, String programme) {
    return Event.enrolled(
        "enrolled-" + learner, "enrollment-of-" + learner, learner, programme, 90, "2024-01-01");
  }
}
