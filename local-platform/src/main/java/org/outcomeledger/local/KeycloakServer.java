package org.outcomeledger.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A real Keycloak as a child of this JVM, on loopback and without TLS, with its data in a folder
 * that it keeps. What it calls itself is {@code http://localhost:PORT}. Its realm is imported at
 * the first start; later ones go on with what became of it.
 */
public final class KeycloakServer implements AutoCloseable {
  /** The administrator, whose password is chosen at the first start. */
  public static final String ADMINISTRATOR = "admin";

  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(15);
  private static final List<String> PROGRAM = List.of("conf", "lib", "providers", "themes");

  private final int port;
  private final ChildProcess process;

  private KeycloakServer(int port, ChildProcess process) {
    this.port = port;
    this.process = process;
  }

  /**
   * Starts a server on {@code data} and returns when its realm answers.
   *
   * @param realm what is imported at the first start: the text of a realm file
   * @throws LocalServerException when it does not come up; the message names the log
   */
  public static KeycloakServer start(
      Path data, int port, String realm, String administratorsPassword, Path log) {
    Path home = home(data, realm);
    ChildProcess process =
        ChildProcess.start(
            KeycloakBinaries.java(home, arguments(port)),
            Map.of(
                "KC_BOOTSTRAP_ADMIN_USERNAME", ADMINISTRATOR,
                "KC_BOOTSTRAP_ADMIN_PASSWORD", administratorsPassword),
            log,
            ChildProcess.StopSignal.TERM);
    if (!process.answers(discovery(port), START_LIMIT)) {
      process.stop(STOP_LIMIT);
      throw new LocalServerException("Keycloak did not start on port " + port + ": see " + log);
    }
    return new KeycloakServer(port, process);
  }

  /** The name of every token's issuer, and where it is found. */
  public static URI realm(int port) {
    return URI.create("http://localhost:%d/realms/%s".formatted(port, LocalRealm.NAME));
  }

  /** The folder in which it looks for everything: the unpacked program, and data of its own. */
  private static Path home(Path data, String realm) {
    Path program = KeycloakBinaries.folder();
    Path home = data.toAbsolutePath();
    try {
      Files.createDirectories(home.resolve("data/import"));
      for (String part : PROGRAM) {
        Files.deleteIfExists(home.resolve(part));
        Files.createSymbolicLink(home.resolve(part), program.resolve(part));
      }
    } catch (IOException e) {
      throw new LocalServerException("Cannot write to " + data + ": " + e, e);
    }
    PrivateFile.write(home.resolve("data/import").resolve(LocalRealm.NAME + ".json"), realm);
    return home;
  }

  private static List<String> arguments(int port) {
    return List.of(
        "start",
        "--optimized",
        "--import-realm",
        "--cache=local", // else it listens on every network for others to form a cluster with
        "--http-enabled=true",
        "--http-host=127.0.0.1",
        "--http-port=" + port,
        "--hostname=http://localhost:" + port);
  }

  private static URI discovery(int port) {
    return URI.create(
        "http://127.0.0.1:%d/realms/%s/.well-known/openid-configuration"
            .formatted(port, LocalRealm.NAME));
  }

  /** The name of every token's issuer. */
  public URI realm() {
    return realm(port);
  }

  /** The process that a test kills, or looks after. */
  public ProcessHandle process() {
    return process.handle();
  }

  ChildProcess child() {
    return process;
  }

  @Override
  public void close() {
    process.stop(STOP_LIMIT);
  }
}
