package org.outcomeledger.impact.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.outcomeledger.impact.entry.EnteredFields;

/**
 * What a person writes on a mission sheet.
 *
 * @param objective one of the report's
 * @param part which of the three that people write
 * @param reason why it is written, or written anew
 */
@Schema(name = "SheetEntry")
public record SheetEntry(
    @Schema(required = true) String objective,
    @Schema(
            required = true,
            enumeration = {"means", "adequacy", "circumstances"})
        String part,
    @Schema(required = true, minLength = 1, maxLength = 4000) String text,
    @Schema(required = true, minLength = 1, maxLength = 500) String reason) {
  static final List<String> FIELDS = List.of("objective", "part", "text", "reason");

  private static final int LONGEST_TEXT = 4000;
  private static final int LONGEST_REASON = 500;

  /**
   * The entry that a JSON object says.
   *
   * @throws InvalidSheet if it is none, with the reason
   */
  static SheetEntry read(JsonNode json, FrozenTables report) {
    EnteredFields fields = EnteredFields.of(json, "A text", FIELDS, InvalidSheet::new);
    List<String> objectives =
        report.objectives().stream().map(it -> it.path("id").asText()).toList();
    return new SheetEntry(
        fields.oneOf("objective", objectives),
        fields.oneOf("part", SheetPart.texts()),
        fields.text("text", LONGEST_TEXT),
        fields.text("reason", LONGEST_REASON));
  }
}
