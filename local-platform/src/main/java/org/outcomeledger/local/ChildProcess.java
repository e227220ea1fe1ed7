package org.outcomeledger.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A program that runs as our child, out of reach of the terminal's Ctrl-C (its parent stops it, in
 * order), with both outputs appended to one log file and nothing to read. Where the system has the
 * means (Linux with {@code setpriv}), the kernel signals it when this JVM dies, even by {@code kill
 * -9}; elsewhere only an orderly end of this JVM stops it.
 */
public final class ChildProcess {
  /** {@code INT} is PostgreSQL's fast shutdown; the others end on {@code TERM}. */
  enum StopSignal {
    INT,
    TERM
  }

  /**
   * The kernel takes the end of the starting thread for the end of the parent: this thread never
   * ends.
   */
  private static final ExecutorService LAUNCHER =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("child-launcher").daemon().factory());

  private static volatile boolean noMore;

  private final Process process;
  private final StopSignal signal;

  private ChildProcess(Process process, StopSignal signal) {
    this.process = process;
    this.signal = signal;
  }

  /** From now on nothing is started: this JVM is about to end. */
  static void startNoMore() {
    noMore = true;
  }

  /** Starts a program that ends on {@code TERM}; returns at once. */
  public static ChildProcess start(List<String> command, Path log) {
    return start(command, Map.of(), log, StopSignal.TERM);
  }

  static ChildProcess start(
      List<String> command, Map<String, String> environment, Path log, StopSignal signal) {
    ProcessBuilder builder = new ProcessBuilder(tied(command, signal));
    builder.environment().putAll(environment);
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder.redirectErrorStream(true);
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      return new ChildProcess(launch(builder), signal);
    } catch (IOException e) {
      throw new LocalServerException("Cannot run " + command.getFirst() + ": " + e.getMessage(), e);
    }
  }

  private static Process launch(ProcessBuilder builder) throws IOException {
    try {
      return CompletableFuture.supplyAsync(() -> startUnchecked(builder), LAUNCHER).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UncheckedIOException unchecked) {
        throw unchecked.getCause();
      }
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalServerException("Interrupted while a program was being started", e);
    }
  }

  private static Process startUnchecked(ProcessBuilder builder) {
    if (noMore) {
      throw new UncheckedIOException(new IOException("everything is being stopped"));
    }
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> tied(List<String> command, StopSignal signal) {
    List<String> tied = new ArrayList<>(SystemTools.ownSession());
    tied.addAll(SystemTools.endWithParent(signal));
    tied.addAll(command);
    return tied;
  }

  /** The process itself, to look after or to signal. */
  public ProcessHandle handle() {
    return process.toHandle();
  }

  boolean alive() {
    return process.isAlive();
  }

  /** Its exit code, once it has ended. */
  public CompletableFuture<Integer> ended() {
    return process.onExit().thenApply(Process::exitValue);
  }

  /**
   * Asks an address until it answers {@code 200}.
   *
   * @return false if it has not within {@code limit}, or the process has ended
   */
  public boolean answers(URI address, Duration limit) {
    Instant deadline = Instant.now().plus(limit);
    HttpRequest request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
      while (Instant.now().isBefore(deadline) && !endsWithin(Duration.ofMillis(200))) {
        if (answers(http, request)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean answers(HttpClient http, HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false; // not listening yet
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Waits up to {@code limit}; true when the program has ended. */
  boolean endsWithin(Duration limit) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Asks the program to end, and ends it by force with all its own children when it has not within
   * {@code limit}.
   */
  public void stop(Duration limit) {
    if (process.isAlive()) {
      SystemTools.signal(process.pid(), signal.name());
    }
    if (!endsWithin(limit)) {
      kill();
    }
  }

  /**
   * {@code kill -9} of the program with all its own children: nothing has a chance to finish
   * anything.
   */
  void kill() {
    List<ProcessHandle> family = process.descendants().toList();
    crash();
    family.forEach(ProcessHandle::destroyForcibly);
  }

  /** {@code kill -9} of the program alone, as the system's memory killer would do it. */
  public void crash() {
    process.destroyForcibly();
    endsWithin(Duration.ofSeconds(10));
  }
}
