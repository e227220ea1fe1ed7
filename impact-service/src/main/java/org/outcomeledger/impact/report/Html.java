package org.outcomeledger.impact.report;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Pieces of a page; whatever is text in them is text on the page. */
final class Html {

  private final StringBuilder page = new StringBuilder();

  /** All that stands before what is seen. */
  Html begin(String title, String style) {
    add("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">");
    return add("title", title).add("<style>\n" + style + "</style>\n</head>\n<body>");
  }

  /** What has to be known before anything else is read. */
  Html state(String text) {
    return add("<p class=\"state\">" + escaped(text) + "</p>");
  }

  /** Markup of our own, as it is. */
  Html add(String markup) {
    page.append(markup).append('\n');
    return this;
  }

  /** An element with nothing but text in it. */
  Html add(String tag, String text) {
    return add("<%s>%s</%s>".formatted(tag, escaped(text), tag));
  }

  /** Terms with what is said of each, those without left out. */
  Html terms(List<String> termsAndTexts) {
    page.append("<dl>\n");
    for (int i = 0; i < termsAndTexts.size(); i += 2) {
      if (termsAndTexts.get(i + 1) != null) {
        add("dt", termsAndTexts.get(i)).add("dd", termsAndTexts.get(i + 1));
      }
    }
    return add("</dl>");
  }

  /** A table whose rows begin with what they are of. */
  Html table(String caption, List<String> head, Collection<List<String>> rows) {
    add("<table>").add("caption", caption);
    add("<thead><tr>" + cells("th scope=\"col\"", "th", head) + "</tr></thead><tbody>");
    for (List<String> row : rows) {
      add(
          "<tr>"
              + cells("th scope=\"row\"", "th", row.subList(0, 1))
              + cells("td", "td", row.subList(1, row.size()))
              + "</tr>");
    }
    return add("</tbody></table>");
  }

  private static String cells(String begin, String end, List<String> texts) {
    return texts.stream()
        .map(it -> "<" + begin + ">" + escaped(it) + "</" + end + ">")
        .collect(Collectors.joining());
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  @Override
  public String toString() {
    return page.toString();
  }
}
