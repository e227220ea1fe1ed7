package org.outcomeledger.impact.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.outcomeledger.impact.entry.EnteredFields;

/** Why a report is restated or withdrawn, for everybody to read. */
@Schema(name = "ReasonEntry")
public record ReasonEntry(@Schema(required = true, minLength = 1, maxLength = 500) String reason) {
  static final List<String> FIELDS = List.of("reason");

  private static final int LONGEST_REASON = 500;

  /**
   * The entry that a JSON object says.
   *
   * @throws InvalidReport if it is none, with the reason
   */
  static ReasonEntry read(JsonNode json) {
    return new ReasonEntry(
        EnteredFields.of(json, "A step", FIELDS, InvalidReport::new)
            .text("reason", LONGEST_REASON));
  }
}
