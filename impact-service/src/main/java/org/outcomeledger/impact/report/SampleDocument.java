package org.outcomeledger.impact.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What was drawn, in the form of docs/report-format.md. No learner is in it: records are named by
 * the salted hashes of the report's tree, and where their events are.
 *
 * @param company the company's part of the seed, whose hash is {@code companyCommitment}
 * @param seed the auditor's part of the seed, which with report, indicator and sizes makes {@code
 *     commitment}
 * @param erased how many of the report's records nobody can judge any more
 */
@Schema(name = "SampleDocument")
@JsonPropertyOrder({
  "format",
  "report",
  "indicator",
  "commitment",
  "companyCommitment",
  "seed",
  "company",
  "erased",
  "strata"
})
public record SampleDocument(
    String format,
    String report,
    String indicator,
    String commitment,
    String companyCommitment,
    String seed,
    String company,
    long erased,
    List<Stratum> strata) {
  static final String FORMAT = "outcome-ledger-sample-1";

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /**
   * The counted records, or the others.
   *
   * @param records how many there are
   * @param asked how many were to be drawn
   * @param drawn in the order of the draw
   */
  @Schema(name = "SampleStratum")
  @JsonPropertyOrder({"stratum", "records", "asked", "drawn"})
  public record Stratum(String stratum, long records, int asked, List<DrawnRecord> drawn) {
    public Stratum {
      drawn = List.copyOf(drawn);
    }
  }

  /**
   * A record that was drawn.
   *
   * @param leaf the hash of its leaf in the report's tree of records
   * @param standing what the report says of it
   * @param events places of all events of its learner that the report counts, as minPosition has
   *     them
   * @param evidence those of them that name evidence
   */
  @Schema(name = "DrawnRecord")
  @JsonPropertyOrder({"leaf", "standing", "events", "evidence"})
  public record DrawnRecord(
      String leaf, String standing, List<String> events, List<String> evidence) {
    public DrawnRecord {
      events = List.copyOf(events);
      evidence = List.copyOf(evidence);
    }
  }

  public SampleDocument {
    strata = List.copyOf(strata);
  }

  byte[] bytes() {
    try {
      return JSON.writeValueAsBytes(this);
    } catch (IOException e) {
      throw new UncheckedIOException("A sample is plain records", e);
    }
  }

  static SampleDocument read(byte[] bytes) {
    try {
      return JSON.readValue(bytes, SampleDocument.class);
    } catch (IOException e) {
      throw new UncheckedIOException("A sample that was drawn is JSON", e);
    }
  }
}
