package org.outcomeledger.impact.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.outcomeledger.impact.report.FilledForm.FilledLine;

/**
 * A form as RFC 4180 text: a line for each row of figures, and one for what people wrote or what is
 * left open.
 */
final class FormCsv {

  private FormCsv() {}

  static String of(FilledForm form) {
    List<Object> head =
        new ArrayList<>(
            List.of(
                "report",
                "state",
                "form",
                "unanswered",
                "line",
                "paragraph",
                "open",
                "note",
                "text",
                "indicator",
                "group"));
    head.addAll(ReportCsv.figureHead());
    var lines = new StringBuilder(ReportCsv.line(head));
    for (FilledLine line : form.lines()) {
      if (line.rows().isEmpty()) {
        lines.append(ReportCsv.line(cells(form, line, "")));
      }
      for (JsonNode row : line.rows()) {
        List<Object> cells = cells(form, line, ReportCsv.group(row));
        cells.addAll(ReportCsv.figureCells(row));
        lines.append(ReportCsv.line(cells));
      }
    }
    return lines.toString();
  }

  private static List<Object> cells(FilledForm form, FilledLine line, String group) {
    return new ArrayList<>(
        List.of(
            form.report(),
            form.state(),
            form.form(),
            text(form.unanswered()),
            line.label(),
            line.paragraph(),
            text(line.open()),
            text(line.note() == null ? line.origin() : line.note()),
            text(line.text()),
            text(line.indicator()),
            group));
  }

  private static String text(String said) {
    return said == null ? "" : said;
  }
}
