package org.outcomeledger.project;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The types that the project's sources declare or import, by their simple names. */
final class JavaTypes {

  private static final Pattern DECLARED =
      Pattern.compile("(?m)^[^*/\n]*\\b(?:class|record|interface|enum) ([A-Z]\\w*)");
  private static final Pattern IMPORTED =
      Pattern.compile("(?m)^import (?:static )?[\\w.]*?\\.([A-Z]\\w*)[\\w.]*;");

  private static final List<String> FILES = ProjectFiles.ending(".java");
  private static final Set<String> OURS = found(DECLARED);
  private static final Set<String> LIBRARIES = found(IMPORTED);

  private JavaTypes() {}

  /** Files of every type that has a file of its own, by the type's simple name. */
  static Map<String, List<String>> filesByName() {
    return FILES.stream()
        .filter(file -> !file.endsWith("/package-info.java"))
        .collect(groupingBy(file -> file.replaceAll(".*/|\\.java$", "")));
  }

  /** Whether there is a type of this simple name: ours, Java's own, or one that ours use. */
  static boolean isKnown(String name) {
    return OURS.contains(name) || LIBRARIES.contains(name) || isOfTheLanguage(name);
  }

  /** Whether a type of ours has a member of this name; of others nothing is known. */
  static boolean mayHaveMember(String type, String member) {
    List<String> files = filesByName().getOrDefault(type, List.of());
    Pattern word = Pattern.compile("\\b" + Pattern.quote(member) + "\\b");
    return files.isEmpty()
        || files.stream().anyMatch(file -> word.matcher(ProjectFiles.text(file)).find());
  }

  private static boolean isOfTheLanguage(String name) {
    try {
      Class.forName("java.lang." + name, false, null);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static Set<String> found(Pattern pattern) {
    return FILES.stream()
        .flatMap(file -> pattern.matcher(ProjectFiles.text(file)).results())
        .map((MatchResult found) -> found.group(1))
        .collect(toSet());
  }
}
