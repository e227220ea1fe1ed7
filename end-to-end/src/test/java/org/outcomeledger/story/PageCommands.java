package org.outcomeledger.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs what a page of the documentation shows, to the letter but for the addresses, in a folder
 * where the tokens are where {@code ./start} leaves them.
 */
final class PageCommands {

  private static final List<String> BASH = List.of("bash", "-euo", "pipefail");

  private final Installation installation;
  private final Path folder;

  PageCommands(Installation installation, Path folder) {
    this.installation = installation;
    this.folder = folder;
  }

  void putToken(String name, String token) throws IOException {
    Path tokens = Files.createDirectories(folder.resolve(".local").resolve("tokens"));
    Files.writeString(tokens.resolve(name), token);
  }

  /** What the commands print. */
  String bash(String commands) throws IOException, InterruptedException {
    return run(BASH, commands);
  }

  /** What the script prints; it must end well. */
  String run(List<String> interpreter, String script) throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("script"), here(script));
    Process process =
        new ProcessBuilder(Stream.concat(interpreter.stream(), Stream.of(file.toString())).toList())
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(script).isZero();
    return output;
  }

  /** Whether there is such a program, and it runs this. */
  boolean canRun(String program, String probe) {
    try {
      Path file = Files.writeString(folder.resolve("probe"), probe);
      return new ProcessBuilder(program, file.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException absent) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String here(String script) {
    return script
        .replace("http://localhost:8081", installation.uri(PackagedService.ENROLLMENT).toString())
        .replace("http://localhost:8082", installation.uri(PackagedService.OUTCOME).toString())
        .replace("http://localhost:8083", installation.uri(PackagedService.IMPACT).toString());
  }
}
