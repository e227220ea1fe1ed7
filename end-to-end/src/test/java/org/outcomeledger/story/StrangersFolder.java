package org.outcomeledger.story;

import static java.nio.charset.StandardCharsets.UTF_8;

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

/** A folder of a stranger, who has the verifier's jar and a token in it, and nothing else. */
final class StrangersFolder {

  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final Path JAR = PROJECT.resolve("verifier/target/verifier.jar");
  private static final Path SECOND = PROJECT.resolve("verifier/src/test/python/verify_export.py");

  /** How a command ended. */
  record CommandRun(int exitCode, String output) {}

  private final Installation installation;
  private final Path folder;

  StrangersFolder(Installation installation, Path folder) throws IOException {
    this.installation = installation;
    this.folder = folder;
    Files.copy(JAR, folder.resolve("verifier.jar"));
    Files.writeString(folder.resolve("token"), installation.auditorToken());
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /** Takes both ledgers away, once their heads are signed. */
  CommandRun export() throws Exception {
    return export("export");
  }

  /** The same into a folder of this name. */
  CommandRun export(String name) throws Exception {
    headIsSigned(PackagedService.ENROLLMENT);
    headIsSigned(PackagedService.OUTCOME);
    return verifier(
        "export",
        "--enrollment",
        installation.uri(PackagedService.ENROLLMENT).toString(),
        "--outcome",
        installation.uri(PackagedService.OUTCOME).toString(),
        "--token",
        "token",
        name);
  }

  /** Another folder with what was exported, to be changed. */
  void copyExport(String name) throws IOException {
    try (Stream<Path> all = Files.walk(file("export"))) {
      for (Path it : (Iterable<Path>) all::iterator) {
        Files.copy(it, file(name).resolve(file("export").relativize(it)));
      }
    }
  }

  /** The jar with these arguments. */
  CommandRun verifier(String... arguments) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return run(
        Stream.concat(Stream.of(java, "-jar", "verifier.jar"), Stream.of(arguments)).toList());
  }

  /** The program in another language, which verifies exports. */
  CommandRun second() throws Exception {
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
}
