package org.outcomeledger.verifier;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.regex.Pattern;

/** Why something failed, in one line: what is written about one entry must not look like two. */
final class Reason {

  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

  private Reason() {}

  /** What a document says must not look like a line of its own, nor move what stands there. */
  static String printable(String line) {
    return UNPRINTABLE.matcher(line).replaceAll("\ufffd");
  }

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
