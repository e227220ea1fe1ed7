package org.outcomeledger.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;

/**
 * A setting that has no default, for it is a secret or leads to one, and without which a service
 * does not start. A service produces one bean for each; {@link RequiredSettings} looks at them
 * first of all. docs/run-elsewhere.md lists them.
 *
 * @param name as the configuration calls it
 * @param problem why it will not do, as a line that names it and never tells its value
 */
public record RequiredSetting(String name, Optional<String> problem) {

  private static final String MAKE_ONE =
      "For a new installation, make one with: openssl rand -base64 33";

  /**
   * One that only has to be there.
   *
   * @param purpose what it is for and how to get one, as the rest of a sentence
   */
  public static RequiredSetting of(String name, Optional<?> value, String purpose) {
    return new RequiredSetting(
        name, value.isPresent() ? Optional.empty() : Optional.of(name + " is not set: " + purpose));
  }

  /**
   * A secret that nobody may guess.
   *
   * @param least of how many bytes it has to be
   * @param purpose what it is for, as the rest of a sentence
   */
  public static RequiredSetting secret(
      String name, Optional<String> value, int least, String purpose) {
    if (value.isPresent() && value.get().getBytes(UTF_8).length < least) {
      return new RequiredSetting(
          name,
          Optional.of(
              "%s is too short: it needs at least %d bytes. %s".formatted(name, least, MAKE_ONE)));
    }
    return of(name, value, purpose + " " + MAKE_ONE);
  }
}
