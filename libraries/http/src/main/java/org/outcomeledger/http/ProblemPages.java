package org.outcomeledger.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The sections of docs/problems.md, which is packaged with this class. */
final class ProblemPages {

  /** Heading, status and title, and what to do, up to the next heading. */
  static final Pattern SECTION =
      Pattern.compile("(?ms)^## (\\S+)\\n\\n\\*(\\d{3}) (.+?)\\*\\n\\n(.+?)\\n*(?=^#|\\z)");

  private static final Map<String, String> WHAT_TO_DO =
      SECTION
          .matcher(document())
          .results()
          .collect(Collectors.toUnmodifiableMap(it -> it.group(1), ProblemPages::onOneLine));

  private ProblemPages() {}

  static String whatToDo(ProblemType type) {
    return WHAT_TO_DO.get(type.code());
  }

  static String document() {
    try (InputStream page = ProblemPages.class.getResourceAsStream("/META-INF/problems.md")) {
      return new String(page.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String onOneLine(MatchResult section) {
    return section.group(4).replaceAll("(?<!\\n)\\n(?!\\n)", " ");
  }
}
