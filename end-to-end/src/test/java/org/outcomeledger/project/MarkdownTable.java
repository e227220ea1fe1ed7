package org.outcomeledger.project;

import java.util.Arrays;
import java.util.List;

/** Reads the rows of the tables of a page, without their heads. */
public final class MarkdownTable {

  private MarkdownTable() {}

  /** The cells of every row below a heading, up to the next heading of any depth. */
  public static List<List<String>> below(String file, String heading) {
    String text = ProjectFiles.text(file);
    int begin = text.indexOf("\n" + heading + "\n");
    if (begin < 0) {
      throw new AssertionError(file + " has lost its line \"" + heading + "\"");
    }
    return rows(text.substring(begin + heading.length() + 2).split("\n#", 2)[0]);
  }

  /** The cells of every row of every table in a text. */
  static List<List<String>> rows(String text) {
    String[] lines = text.split("\n");
    return java.util.stream.IntStream.range(0, lines.length)
        .filter(i -> lines[i].startsWith("| ") && !isHead(lines, i))
        .mapToObj(i -> cells(lines[i]))
        .toList();
  }

  private static boolean isHead(String[] lines, int i) {
    return i + 1 < lines.length && lines[i + 1].matches("\\|[-:| ]+\\|");
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.substring(1, line.length() - 1).split("\\|"))
        .map(String::strip)
        .toList();
  }
}
