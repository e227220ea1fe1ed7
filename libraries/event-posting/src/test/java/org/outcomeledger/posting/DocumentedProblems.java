package org.outcomeledger.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/** The sections of docs/problems.md: one for each code, which is also its anchor. */
final class DocumentedProblems {

  private static final String PREFIX = "/problems/";
  private static final String HEADING = "## ";
  private static final Set<String> CODES = codes();

  private DocumentedProblems() {}

  /** The type that is meant, which has to have a section that says what to do. */
  static String requireDocumented(String type) {
    assertThat(type).startsWith(PREFIX);
    assertThat(CODES).as("sections of docs/problems.md").contains(type.substring(PREFIX.length()));
    return type;
  }

  private static Set<String> codes() {
    try {
      return Files.readAllLines(Path.of(System.getProperty("project.root"), "docs", "problems.md"))
          .stream()
          .filter(line -> line.startsWith(HEADING))
          .map(line -> line.substring(HEADING.length()))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
