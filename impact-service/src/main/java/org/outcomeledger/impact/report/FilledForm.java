package org.outcomeledger.impact.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A form as a report fills it: the report's own rows, and no figure that it does not have.
 *
 * @param report SHA-256 of the report that it is filled from
 * @param state what that report is now
 * @param source who asks for the form, and where its rules are
 * @param needs of which period a report must be for it
 * @param unanswered why this report does not answer the form; null where it does
 * @param version of what people wrote on it; 0: nothing yet. Null where nobody writes on it
 */
@Schema(name = "FilledForm")
public record FilledForm(
    String form,
    String title,
    String source,
    String report,
    @Schema(enumeration = {"draft", "published", "restated", "withdrawn"}) String state,
    String needs,
    @Schema(nullable = true) String unanswered,
    @JsonInclude(Include.NON_NULL) @Schema(nullable = true) Integer version,
    List<FilledLine> lines) {

  /**
   * One line of it.
   *
   * @param label as the form spells it
   * @param paragraph of the source that it answers
   * @param open why the report does not say it; left out where it does
   * @param indicator whose figures these are; left out where there are none
   * @param version of that indicator
   * @param note in what the indicator differs from what the form asks
   * @param text what a person wrote; left out where nobody did
   * @param origin of that text: its version, when it was written, and why
   * @param rows as the report has them
   */
  @Schema(name = "FilledLine")
  public record FilledLine(
      String label,
      String paragraph,
      @JsonInclude(Include.NON_NULL) @Schema(nullable = true) String open,
      @JsonInclude(Include.NON_NULL) @Schema(nullable = true) String indicator,
      @JsonInclude(Include.NON_NULL) @Schema(nullable = true) String version,
      @JsonInclude(Include.NON_NULL) @Schema(nullable = true) String note,
      @JsonInclude(Include.NON_NULL) @Schema(nullable = true) String text,
      @JsonInclude(Include.NON_NULL) @Schema(nullable = true) String origin,
      @Schema(implementation = Object[].class) List<JsonNode> rows) {

    private static final String OF_DRAFT =
        " Written of a draft: others see it once it is written again when the report is public.";

    public FilledLine {
      rows = List.copyOf(rows);
    }

    static FilledLine of(FormLine line, FrozenTables report, WrittenSheet sheet, boolean drafts) {
      return switch (line.filling()) {
        case Filling.Open it -> open(line, it.why());
        case Filling.Written it ->
            sheet
                .text(it.objective(), it.part().text())
                .map(text -> written(line, text, sheet.isPublic(text), drafts))
                .orElseGet(() -> open(line, "Nobody has written it."));
        case Filling.Figure it ->
            rows(it, report)
                .map(rows -> figure(line, it, report, rows))
                .orElseGet(
                    () ->
                        open(
                            line, "The report has no such table of %s.".formatted(it.indicator())));
      };
    }

    private static FilledLine open(FormLine line, String why) {
      return new FilledLine(
          line.label(), line.paragraph(), why, null, null, null, null, null, List.of());
    }

    private static FilledLine written(
        FormLine line, SheetText it, boolean isPublic, boolean drafts) {
      if (!isPublic && !drafts) {
        return open(line, "What was written while the report was a draft is not public.");
      }
      return new FilledLine(
          line.label(),
          line.paragraph(),
          null,
          null,
          null,
          null,
          it.text(),
          it.origin() + (isPublic ? "" : OF_DRAFT),
          List.of());
    }

    private static FilledLine figure(
        FormLine line, Filling.Figure figure, FrozenTables report, List<JsonNode> rows) {
      return new FilledLine(
          line.label(),
          line.paragraph(),
          null,
          figure.indicator(),
          report.version(figure.indicator()).orElseThrow(),
          figure.note(),
          null,
          null,
          rows);
    }

    /** All tables of the line, or none. */
    private static Optional<List<JsonNode>> rows(Filling.Figure figure, FrozenTables report) {
      List<JsonNode> rows = new ArrayList<>();
      for (List<String> by : figure.by()) {
        Optional<List<JsonNode>> table = report.rows(figure.indicator(), by, figure.window());
        if (table.isEmpty()) {
          return table;
        }
        rows.addAll(table.get());
      }
      return Optional.of(rows);
    }
  }

  public FilledForm {
    lines = List.copyOf(lines);
  }

  /** One on which nobody writes. */
  static FilledForm of(Form form, KeptReport kept, FrozenTables report) {
    return of(form, kept, report, WrittenSheet.of(List.of(), kept), null, false);
  }

  /**
   * One in a version of what people wrote on it.
   *
   * @param drafts whether the reader sees what is not public
   */
  static FilledForm of(
      Form form, KeptReport kept, FrozenTables report, WrittenSheet sheet, boolean drafts) {
    return of(form, kept, report, sheet, sheet.version(), drafts);
  }

  private static FilledForm of(
      Form form,
      KeptReport kept,
      FrozenTables report,
      WrittenSheet sheet,
      Integer version,
      boolean drafts) {
    return new FilledForm(
        form.id(),
        form.title(),
        form.source(),
        kept.report().id(),
        kept.getState(),
        form.needs(),
        form.unanswered(report).orElse(null),
        version,
        form.lines(report).stream().map(it -> FilledLine.of(it, report, sheet, drafts)).toList());
  }
}
