package org.outcomeledger.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequiredSettingTest {

  @Test
  void aMissingSecretIsNamedWithItsPurposeAndHowToMakeOne() {
    assertThat(
            RequiredSetting.secret("the.secret", Optional.empty(), 32, "it opens doors.").problem())
        .hasValue(
            "the.secret is not set: it opens doors. For a new installation, make one with: openssl rand -base64 33");
  }

  @Test
  void aSecretThatIsTooShortIsNamedAndNotTold() {
    assertThat(
            RequiredSetting.secret("the.secret", Optional.of("guess"), 32, "it opens doors.")
                .problem())
        .hasValue(
            "the.secret is too short: it needs at least 32 bytes. For a new installation, make one with: openssl rand -base64 33");
  }

  @Test
  void lengthIsCountedInBytes() {
    String greek = "\u03b1".repeat(16);
    assertThat(
            RequiredSetting.secret("the.secret", Optional.of(greek), 32, "it opens doors.")
                .problem())
        .isEmpty();
  }
}
