package org.outcomeledger.local;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The classes that a service loads, as the JVM takes them fastest, in a file beside its jar: with
 * it a start takes about two thirds of the processor. Whoever launches first makes it, of a run of
 * the service that ends once it was ready; meanwhile others do without.
 */
final class ClassArchive {
  /** For what makes it to become ready, and to end. */
  static final Duration LIMIT = Duration.ofMinutes(1);

  /** As the JVM ends on TERM: 128 and the signal's number. */
  private static final int TERMINATED = 143;

  private final Path jar;
  private final Path file;

  /** Of the service whose jar is {@code TARGET/quarkus-app/quarkus-run.jar}. */
  ClassArchive(Path jar) {
    this.jar = jar;
    this.file = jar.getParent().resolveSibling("classes.jsa");
  }

  /** What the JVM is told so that it uses the file, if it is there. */
  List<String> options() {
    // If the JVM does not like the file, it would say so between the service's own lines.
    return Files.exists(file)
        ? List.of("-XX:SharedArchiveFile=" + file, "-Xlog:disable")
        : List.of();
  }

  /** Where the run that makes it logs. */
  Path log() {
    return file.resolveSibling("classes.log");
  }

  /**
   * @param run starts the service with further options of the JVM
   * @param ready waits until it is ready; false if it is not, and then nothing is kept
   */
  void makeOnce(Function<List<String>, ChildProcess> run, Predicate<ChildProcess> ready) {
    try {
      if (!claimed()) {
        return;
      }
      Path made = file.resolveSibling("classes.jsa.part");
      ChildProcess process = run.apply(List.of("-XX:ArchiveClassesAtExit=" + made));
      boolean whole = ready.test(process);
      process.stop(LIMIT);
      if (whole && process.ended().join() == TERMINATED) {
        Files.move(made, file);
      }
    } catch (IOException e) {
      throw new LocalServerException("No archive of classes was made: see " + log(), e);
    }
  }

  /** Whether nobody has begun to make it of this jar. */
  private boolean claimed() throws IOException {
    Path claim = file.resolveSibling("classes.claimed");
    if (Files.exists(claim)
        && Files.getLastModifiedTime(claim).compareTo(Files.getLastModifiedTime(jar)) < 0) {
      Files.deleteIfExists(file);
      Files.deleteIfExists(claim);
    }
    try {
      Files.createFile(claim);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }
}
