package org.outcomeledger.project;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * A simple class name means one thing in the house, so that nobody has to look at the import to
 * know what is spoken of.
 */
class SimpleNamesTest {

  @Test
  void noTwoClassesShareASimpleName() {
    assertThat(
            JavaTypes.filesByName().entrySet().stream()
                .filter(type -> type.getValue().size() > 1)
                .map(type -> type.getKey() + ": " + type.getValue())
                .sorted())
        .as("Give each class a name of its own, or merge those that are the same idea")
        .isEmpty();
  }
}
