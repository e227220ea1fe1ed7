package org.outcomeledger.http;

import java.lang.reflect.Field;
import java.util.List;
import java.util.stream.Stream;

/** All roles that {@link Roles} has, for tests that must leave none out. */
public final class EveryRole {

  private EveryRole() {}

  /** As tokens spell them, in alphabetical order. */
  public static List<String> names() {
    return Stream.of(Roles.class.getFields()).map(EveryRole::value).sorted().toList();
  }

  private static String value(Field constant) {
    try {
      return (String) constant.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(constant + " is public", e);
    }
  }
}
