package org.outcomeledger.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Processes that an earlier start could not stop, because it was itself killed where the system has
 * no means to end children with their parent. Each was noted with the moment at which it started: a
 * process id that is in use again is left alone.
 */
final class Leftovers {
  private static final Duration CLOCK_STEP = Duration.ofSeconds(2);

  private Leftovers() {}

  static String describe(ProcessHandle process) {
    return process.pid() + " " + process.info().startInstant().orElse(Instant.EPOCH).toEpochMilli();
  }

  /** Ends what is left over, with all its children, and returns when it is gone. */
  static void end(LocalFolder folder) {
    for (Path note : notes(folder)) {
      String[] words = PrivateFile.read(note).split(" ", 2);
      Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(words[0]));
      process.filter(p -> startedAt(p, Long.parseLong(words[1]))).ifPresent(Leftovers::end);
    }
  }

  private static List<Path> notes(LocalFolder folder) {
    if (!Files.isDirectory(folder.processes())) {
      return List.of();
    }
    try (Stream<Path> notes = Files.list(folder.processes())) {
      return notes.filter(note -> !note.toString().endsWith(".part")).toList();
    } catch (IOException e) {
      throw new LocalServerException("Cannot list " + folder.processes() + ": " + e, e);
    }
  }

  private static boolean startedAt(ProcessHandle process, long noted) {
    Instant started = process.info().startInstant().orElse(Instant.EPOCH);
    return Duration.between(Instant.ofEpochMilli(noted), started).abs().compareTo(CLOCK_STEP) < 0;
  }

  private static void end(ProcessHandle process) {
    Stream.concat(Stream.of(process), process.descendants())
        .toList()
        .forEach(ProcessHandle::destroyForcibly);
    try {
      process.onExit().get(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new LocalServerException(
          "Process " + process.pid() + " of an earlier start does not stop: stop it by hand", e);
    }
  }
}
