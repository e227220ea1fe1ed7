package org.outcomeledger.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.function.Predicate;

/**
 * Whether a caller takes JSON for an answer: the framework does not ask where one path has several
 * methods.
 */
public final class Acceptable {

  private Acceptable() {}

  public static void requireJson(HttpHeaders headers) {
    List<MediaType> accepted = headers.getAcceptableMediaTypes();
    List<MediaType> byName = accepted.stream().filter(Acceptable::isJson).toList();
    Predicate<MediaType> wanted = type -> !isUnwanted(type);
    boolean json =
        byName.isEmpty()
            ? accepted.stream()
                .filter(wanted)
                .anyMatch(MediaType.APPLICATION_JSON_TYPE::isCompatible)
            : byName.stream().anyMatch(wanted);
    if (!json) {
      throw new Refusal(StatusProblems.of(406));
    }
  }

  private static boolean isJson(MediaType type) {
    return type.getType().equalsIgnoreCase("application")
        && type.getSubtype().equalsIgnoreCase("json");
  }

  private static boolean isUnwanted(MediaType type) {
    return type.getParameters().getOrDefault("q", "1").matches("0(\\.0*)?");
  }
}
