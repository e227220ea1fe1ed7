package org.outcomeledger.http;

import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** All roles that {@link Roles} has, for tests that must leave none out. */
public final class EveryRole {

  /** The name of a token with every role, in the settings of tests. */
  public static final String ALL = "every-role";

  /** What stands before the name of a token, in the settings of tests, that has a platform too. */
  public static final String OF_PLATFORM = "of-platform.";

  private EveryRole() {}

  /** As tokens spell them, in alphabetical order. */
  public static List<String> names() {
    return Stream.of(Roles.class.getFields()).map(EveryRole::value).sorted().toList();
  }

  /**
   * Settings with a token for each role, and one for all of them; each of no platform, and of one.
   *
   * @param issued the token of whoever has these roles and this platform
   */
  public static Map<String, String> tokens(
      BiFunction<List<String>, Optional<String>, String> issued) {
    Map<String, String> tokens = new HashMap<>();
    Map<String, List<String>> roles = new HashMap<>(Map.of(ALL, names()));
    names().forEach(role -> roles.put(role, List.of(role)));
    roles.forEach(
        (name, held) -> {
          tokens.put("token." + name, issued.apply(held, Optional.empty()));
          tokens.put("token." + OF_PLATFORM + name, issued.apply(held, Optional.of("access")));
        });
    return tokens;
  }

  private static String value(Field constant) {
    try {
      return (String) constant.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(constant + " is public", e);
    }
  }
}
