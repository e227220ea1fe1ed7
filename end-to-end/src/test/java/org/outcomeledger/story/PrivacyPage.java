package org.outcomeledger.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of docs/privacy.md: what a section names in its first column, with its second. */
final class PrivacyPage {

  private static final Path PAGE = Path.of("../docs/privacy.md");
  private static final Pattern NAMED = Pattern.compile("`([^`]+)`");
  private static final String OF_EVERY_FACT = "† has these columns as well:";

  private PrivacyPage() {}

  /** By each name, what is said to belong to it: a table's columns, a topic's headers. */
  static Map<String, Set<String>> section(String heading) {
    String section = text(heading);
    Map<String, Set<String>> named = new TreeMap<>();
    for (List<String> row : rows(section)) {
      Set<String> belong = named(row.get(1));
      if (row.getFirst().contains("†")) {
        belong.addAll(ofEveryFact(section));
      }
      for (String name : named(row.getFirst())) {
        if (named.put(name, belong) != null) {
          throw new AssertionError(PAGE + " names " + name + " twice under " + heading);
        }
      }
    }
    return named;
  }

  private static String text(String heading) {
    try {
      String[] parts = Files.readString(PAGE).split("\n### " + heading + "\n", 2);
      if (parts.length == 1) {
        throw new AssertionError(PAGE + " has lost its section " + heading);
      }
      return parts[1].split("\n##", 2)[0];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Behind the head and its rule. */
  private static List<List<String>> rows(String section) {
    return section
        .lines()
        .filter(line -> line.startsWith("|"))
        .skip(2)
        .map(line -> Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList())
        .toList();
  }

  private static Set<String> ofEveryFact(String section) {
    return section
        .lines()
        .filter(line -> line.startsWith(OF_EVERY_FACT))
        .flatMap(line -> named(line).stream())
        .collect(Collectors.toSet());
  }

  private static Set<String> named(String text) {
    Stream<MatchResult> found = NAMED.matcher(text).results();
    return found.map(it -> it.group(1)).collect(Collectors.toCollection(TreeSet::new));
  }
}
