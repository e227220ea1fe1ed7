package org.outcomeledger.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Test methods are sentences in camelCase: one style in every module. */
class MethodNamesTest {

  private static final Pattern WITH_UNDERSCORE = Pattern.compile("\\bvoid\\s+([a-z]\\w*_\\w*)\\(");

  @Test
  void noTestMethodHasAnUnderscoreInItsName() {
    assertThat(ProjectFiles.ending(".java").stream().flatMap(MethodNamesTest::withUnderscore))
        .as("Name test methods in camelCase: anUnknownLearnerIsNotFound")
        .isEmpty();
  }

  private static Stream<String> withUnderscore(String file) {
    return WITH_UNDERSCORE
        .matcher(ProjectFiles.text(file))
        .results()
        .map(method -> file + ": " + method.group(1));
  }
}
