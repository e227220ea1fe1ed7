package org.outcomeledger.impact.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.outcomeledger.impact.entry.EnteredFields;

/**
 * What an auditor enters of a record that was drawn.
 *
 * @param leaf which record, as the sample names it
 * @param note in the auditor's words, without names
 * @param seenSha256 hash of what they have seen
 */
@Schema(name = "FindingEntry")
public record FindingEntry(
    @Schema(required = true, pattern = "[0-9a-f]{64}") String leaf,
    @Schema(
            required = true,
            enumeration = {SampleFinding.RIGHT, SampleFinding.WRONG, SampleFinding.NOT_VERIFIABLE})
        String finding,
    @Schema(nullable = true, minLength = 1, maxLength = 500) String note,
    @Schema(nullable = true, pattern = "[0-9a-f]{64}") String seenSha256) {
  static final List<String> FIELDS = List.of("leaf", "finding", "note", "seenSha256");
  static final List<String> FINDINGS =
      List.of(SampleFinding.RIGHT, SampleFinding.WRONG, SampleFinding.NOT_VERIFIABLE);

  private static final int LONGEST_NOTE = 500;
  private static final int MOST = 100;

  /** Some findings, entered together. */
  @Schema(name = "FindingEntries")
  public record FindingEntries(@Schema(required = true, minItems = 1) List<FindingEntry> findings) {
    public FindingEntries {
      findings = List.copyOf(findings);
    }
  }

  /**
   * The entries that a JSON object says.
   *
   * @throws InvalidSample if one is none, with the reason
   */
  static List<FindingEntry> readAll(JsonNode json) {
    EnteredFields fields =
        EnteredFields.of(json, "What was found", List.of("findings"), InvalidSample::new);
    JsonNode all = json.path("findings");
    if (!all.isArray() || all.isEmpty() || all.size() > MOST) {
      throw fields.refused(
          "findings", "findings must be an array of 1 to %d findings.".formatted(MOST));
    }
    List<FindingEntry> entries = new ArrayList<>();
    for (JsonNode it : all) {
      entries.add(read(it, "/findings/" + entries.size()));
    }
    return entries;
  }

  private static FindingEntry read(JsonNode json, String at) {
    EnteredFields fields =
        EnteredFields.of(
            json,
            "A finding",
            FIELDS,
            (pointer, detail) -> new InvalidSample(at + pointer, detail));
    return new FindingEntry(
        fields.matching("leaf", SampleEntry.HASH, SampleEntry.HASH_IN_WORDS),
        fields.oneOf("finding", FINDINGS),
        json.hasNonNull("note") ? fields.text("note", LONGEST_NOTE) : null,
        json.hasNonNull("seenSha256")
            ? fields.matching("seenSha256", SampleEntry.HASH, SampleEntry.HASH_IN_WORDS)
            : null);
  }
}
