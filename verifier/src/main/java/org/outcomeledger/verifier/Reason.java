package org.outcomeledger.verifier;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Why something failed, in one line: what is written about one entry must not look like two. */
final class Reason {

  private Reason() {}

  static String of(Throwable problem) {
    return switch (problem) {
      case NoSuchFileException it -> "there is no file " + it.getFile();
      case AccessDeniedException it -> "the file " + it.getFile() + " may not be read or written";
      default ->
          problem.getMessage() == null
              ? problem.getClass().getSimpleName()
              : problem.getMessage().lines().findFirst().orElse("");
    };
  }
}
