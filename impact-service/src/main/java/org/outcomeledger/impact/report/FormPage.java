package org.outcomeledger.impact.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.outcomeledger.impact.report.FilledForm.FilledLine;

/** A form as one page that needs nothing else, and prints on A4. */
final class FormPage {
  private static final String NATURE =
      "Filled from a frozen report, and from nothing else: counts are rounded, and groups of few"
          + " are hidden. What the report does not say is left open, for whoever files the form.";

  private final Html page = new Html();

  private FormPage() {}

  static String of(FilledForm form, KeptReport kept) {
    return new FormPage().html(form, kept);
  }

  private String html(FilledForm form, KeptReport kept) {
    page.begin(form.title() + ": " + kept.report().entry().title(), ReportPage.STYLE);
    page.add("<header>").add("h1", form.title()).add("p", form.source());
    ReportPage.standing(kept).ifPresent(page::state);
    if (form.unanswered() != null) {
      page.state("This report does not answer the form. " + form.unanswered() + " " + form.needs());
    }
    page.add("p", NATURE);
    page.terms(
        List.of("Report", kept.report().entry().title(), "SHA-256 of the report", form.report()));
    if (form.version() != null) {
      page.add("p", "What people wrote on it is version %d.".formatted(form.version()));
    }
    page.add("</header>\n<main>");
    form.lines().forEach(this::line);
    return page.add("</main>\n</body>\n</html>").toString();
  }

  private void line(FilledLine line) {
    page.add("<section>").add("h2", line.label()).add("p", line.paragraph());
    if (line.open() != null) {
      page.add("p", "Left open. " + line.open());
    } else if (line.text() != null) {
      page.add("p", line.text()).add("p", line.origin());
    } else {
      page.table(
          "%s, version %s".formatted(line.indicator(), line.version()),
          FigureText.HEAD,
          line.rows().stream().map((JsonNode it) -> new FigureText(it).cells()).toList());
      page.add("p", line.note());
    }
    page.add("</section>");
  }
}
