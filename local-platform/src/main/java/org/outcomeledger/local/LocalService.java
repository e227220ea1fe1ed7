package org.outcomeledger.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One of our services, run from its packaged jar as it would run anywhere else.
 *
 * @param name of its module, as {@code enrollment-service}
 * @param heap the most memory for objects, as {@code -Xmx} takes it
 * @param options what the JVM is told besides
 * @param environment all its configuration
 */
public record LocalService(
    String name,
    int port,
    String heap,
    List<String> options,
    Map<String, String> environment,
    Path log) {
  private static final String COMMAND = "OUTCOME_LEDGER_COMMAND";
  private static final Duration START_LIMIT = Duration.ofMinutes(3);

  public LocalService {
    options = List.copyOf(options);
    environment = Map.copyOf(environment);
  }

  /** One whose JVM is told no more than its heap. */
  public LocalService(
      String name, int port, String heap, Map<String, String> environment, Path log) {
    this(name, port, heap, List.of(), environment, log);
  }

  /** The same for a process that soon ends, or starts again. */
  public LocalService brief() {
    List<String> brief = List.of(JavaCommand.COMPILED_ONCE);
    return new LocalService(name, port, heap, brief, environment, log);
  }

  /** Starts it and returns when it says that it is ready. */
  public ChildProcess start(Path project) {
    ChildProcess process = launch(project);
    awaitReady(process, START_LIMIT);
    return process;
  }

  /**
   * Runs one of its commands instead of serving; what it says.
   *
   * @throws LocalServerException when it was refused
   */
  public List<String> run(Path project, String command) {
    Map<String, String> changed = new HashMap<>(environment);
    changed.put(COMMAND, command);
    changed.put("QUARKUS_BANNER_ENABLED", "false");
    changed.put("QUARKUS_LOG_LEVEL", "WARN");
    Path said = log.resolveSibling(name + "-" + command + ".log");
    try {
      Files.deleteIfExists(said);
      LocalService once = new LocalService(name, port, heap, options, changed, said);
      int exitCode = once.launch(project).ended().join();
      if (exitCode != 0) {
        throw new LocalServerException(name + " refused the command " + command + ": see " + said);
      }
      return Files.readAllLines(said);
    } catch (IOException e) {
      throw new LocalServerException(
          "What " + name + " said cannot be read from " + said + ": " + e.getMessage(), e);
    }
  }

  /** Starts it and returns at once. */
  public ChildProcess launch(Path project) {
    Path jar = project.resolve(name).resolve("target/quarkus-app/quarkus-run.jar");
    if (!Files.exists(jar)) {
      throw new LocalServerException(
          name + " is not built (" + jar + " is missing): run ./mvnw -q -DskipTests package");
    }
    if (!JavaCommand.ALL_COMPILED_ONCE) {
      return launch(jar, List.of(), log);
    }
    ClassArchive classes = new ClassArchive(jar);
    if (!environment.containsKey(COMMAND)) {
      classes.makeOnce(
          making -> launch(jar, making, classes.log()),
          it -> it.answers(ready(), ClassArchive.LIMIT));
    }
    return launch(jar, classes.options(), log);
  }

  private ChildProcess launch(Path jar, List<String> more, Path output) {
    List<String> command = JavaCommand.with(heap, options);
    command.addAll(more);
    command.addAll(List.of("-jar", jar.toString()));
    return ChildProcess.start(command, environment, output, ChildProcess.StopSignal.TERM);
  }

  /**
   * Returns when the launched one says that it is ready.
   *
   * @throws LocalServerException when it has not within {@code limit}; it is stopped then
   */
  public void awaitReady(ChildProcess process, Duration limit) {
    if (!process.answers(ready(), limit)) {
      process.stop(Duration.ofSeconds(5));
      throw new LocalServerException(
          name + " did not become ready on port " + port + ": see " + log);
    }
  }

  private URI ready() {
    return URI.create("http://127.0.0.1:" + port + "/q/health/ready");
  }
}
