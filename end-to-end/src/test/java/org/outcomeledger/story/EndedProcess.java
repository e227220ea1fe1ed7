package org.outcomeledger.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a process that has ended left behind: its exit code, and what it said. */
record EndedProcess(int exitCode, List<String> lines) {

  EndedProcess {
    lines = List.copyOf(lines);
  }

  static EndedProcess of(int exitCode, Path log) {
    try {
      return new EndedProcess(exitCode, Files.readAllLines(log));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
