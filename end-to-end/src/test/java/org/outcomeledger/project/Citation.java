package org.outcomeledger.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name that a text cites as code, as {@code Ledger.append} or {@code EntryLine.java}.
 *
 * @param file where it is cited, and in which line
 * @param text what stands between the backticks or the braces
 */
record Citation(String file, int line, String text) {

  private static final Pattern IN_MARKDOWN = Pattern.compile("`([^`\n]+)`");
  private static final Pattern IN_JAVADOC =
      Pattern.compile("\\{@(?:code|link|linkplain)\\s+([^\\s}]+)[^}]*}");
  private static final Pattern TYPE =
      Pattern.compile("([A-Z]\\w*[a-z]\\w*)(?:[.#](\\w+))?(?:\\(.*\\))?(?:\\.java)?");

  /** Spelt as types are: HTTP's fields, names of Kubernetes, its operators and Kafka's errors. */
  private static final Set<String> OF_OTHERS =
      Set.of(
          "Authorization",
          "Allow",
          "OutputFile",
          "ObjectStore",
          "OOMKilled",
          "NotEnoughReplicas",
          "TopicAuthorization",
          "RecordTooLarge",
          "KafkaUser",
          "ContinuousArchiving",
          "CertificateRequest");

  static List<Citation> inMarkdown(String file) {
    return in(file, ProjectFiles.text(file).replaceAll("(?s)```.*?```", ""), IN_MARKDOWN);
  }

  static List<Citation> inJavadoc(String file) {
    return in(file, ProjectFiles.text(file), IN_JAVADOC);
  }

  private static List<Citation> in(String file, String text, Pattern pattern) {
    List<Citation> all = new ArrayList<>();
    int line = 0;
    for (Matcher found = pattern.matcher(text); found.find(); ) {
      line = (int) text.substring(0, found.start()).chars().filter(c -> c == '\n').count() + 1;
      all.add(new Citation(file, line, found.group(1)));
    }
    return all;
  }

  /** What is wrong with it, if it is the name of a type. */
  Optional<String> missing() {
    Matcher type = TYPE.matcher(text);
    if (!type.matches() || OF_OTHERS.contains(type.group(1))) {
      return Optional.empty();
    }
    if (!JavaTypes.isKnown(type.group(1))) {
      return Optional.of("%s:%d cites %s: there is no such type".formatted(file, line, text));
    }
    return type.group(2) == null || JavaTypes.mayHaveMember(type.group(1), type.group(2))
        ? Optional.empty()
        : Optional.of("%s:%d cites %s: no such member".formatted(file, line, text));
  }
}
