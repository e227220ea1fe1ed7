package org.outcomeledger.http;

import io.vertx.core.MultiMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The header by which a caller names what it has already. It is compared weakly (RFC 9110, 13.1.2):
 * {@code "x"} names what {@code W/"x"} does. The framework takes them for two, and all of our tags
 * are weak.
 */
final class IfNoneMatch {

  private static final String NAME = "If-None-Match";

  /** No tag of ours has a comma, at which the framework would split it. */
  private static final Pattern TAG = Pattern.compile("\"[^\",]*\"");

  private IfNoneMatch() {}

  /** Makes each tag a weak one, and leaves out what is none. */
  static void weaken(MultiMap headers) {
    if (!headers.contains(NAME)) {
      return;
    }
    String given = String.join(",", headers.getAll(NAME));
    String weak =
        given.strip().equals("*")
            ? "*"
            : TAG.matcher(given)
                .results()
                .map(tag -> "W/" + tag.group())
                .collect(Collectors.joining(","));
    if (weak.isEmpty()) {
      headers.remove(NAME);
    } else {
      headers.set(NAME, weak);
    }
  }
}
