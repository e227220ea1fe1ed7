package org.outcomeledger.story;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.outcomeledger.local.ChildProcess;
import org.outcomeledger.local.FreePort;

/** Prometheus or Alertmanager, as Debian packages them, as a process of ours on a free port. */
final class MonitoringProgram implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofMinutes(1);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ChildProcess process;
  private final URI address;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private MonitoringProgram(ChildProcess process, URI address) {
    this.process = process;
    this.address = address;
  }

  static boolean isInstalled(String program) {
    try {
      return new ProcessBuilder(program, "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false; // not installed: callers say so
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Skips the test, and says so, where it is not installed. */
  static void assumeInstalled(String program) {
    boolean installed = isInstalled(program);
    if (!installed) {
      System.out.println("Skipped: without " + program + " (Debian).");
    }
    assumeTrue(installed, program + " is not installed");
  }

  /** Starts it with these options and returns once it answers. */
  static MonitoringProgram start(String program, List<String> options, Path log) {
    int port = FreePort.any();
    List<String> command = new ArrayList<>(List.of(program));
    command.add("--web.listen-address=127.0.0.1:" + port);
    command.addAll(options);
    ChildProcess process = ChildProcess.start(command, log);
    URI address = URI.create("http://127.0.0.1:" + port);
    if (!process.answers(address.resolve("/-/ready"), START_LIMIT)) {
      process.stop(STOP_LIMIT);
      throw new IllegalStateException(program + " did not become ready: see " + log);
    }
    return new MonitoringProgram(process, address);
  }

  /** As configurations take it. */
  String hostAndPort() {
    return address.getAuthority();
  }

  JsonNode get(String path) {
    return send(HttpRequest.newBuilder(address.resolve(path)).build());
  }

  JsonNode post(String path, String mediaType, String body) {
    return send(
        HttpRequest.newBuilder(address.resolve(path))
            .header("Content-Type", mediaType)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private JsonNode send(HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IllegalStateException(
            "HTTP " + response.statusCode() + " from " + request.uri() + ": " + response.body());
      }
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.stop(STOP_LIMIT);
  }
}
