package org.outcomeledger.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What Linux tells of a process that runs. */
record LinuxProcess(long id) {

  /** How much memory it holds, in MiB. */
  long residentMebibytes() {
    try {
      return Files.readAllLines(folder().resolve("status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) >> 10)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      throw gone(e);
    }
  }

  /** How many files and sockets it has open. */
  long descriptors() {
    try (Stream<Path> open = Files.list(folder().resolve("fd"))) {
      return open.count();
    } catch (IOException e) {
      throw gone(e);
    }
  }

  private Path folder() {
    return Path.of("/proc/" + id);
  }

  private UncheckedIOException gone(IOException e) {
    return new UncheckedIOException("Process " + id + " is gone", e);
  }
}
