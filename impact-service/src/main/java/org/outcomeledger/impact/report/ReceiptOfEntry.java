package org.outcomeledger.impact.report;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * That an entry, and what its learner's record was found to be, are in a report:
 * docs/report-format.md.
 *
 * @param line the entry as it is replayed, without its line feed
 * @param record null where the learner is in no record of the report
 */
@Schema(name = "Receipt")
public record ReceiptOfEntry(
    String format,
    String report,
    String ledger,
    String line,
    EntryProof entry,
    @Schema(nullable = true) RecordProof record) {

  /** The audit path of the entry. */
  @Schema(name = "EntryProof")
  public record EntryProof(int index, List<String> path) {}

  /** A record, and its audit path. */
  @Schema(name = "RecordProof")
  public record RecordProof(
      String salt,
      String platform,
      String learner,
      String programme,
      String standings,
      int index,
      List<String> path) {}
}
