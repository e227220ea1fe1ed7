package org.outcomeledger.impact.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.HexFormat;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A sample and what came of it, as everybody may see it.
 *
 * @param revealed null until the auditor has told the seed
 * @param drawnAt null until it is
 * @param examinedAt when the last record that was drawn got its first finding; null until then
 * @param replaced how many findings were followed by another of the same record
 * @param findingsHead the hash of the last finding: it commits to all of them; null where there is
 *     none
 * @param erased how many of the report's records could not be drawn: limits take them as possibly
 *     wrong; null until it is drawn
 * @param errors in whole percents; null until every record that was drawn has a finding, and where
 *     they could tell what the report does not
 */
@Schema(name = "KeptSample")
public record KeptSample(
    @JsonUnwrapped AuditSample sample,
    @Schema(enumeration = {COMMITTED, REVEALED, DRAWN, EXAMINED}) String state,
    @Schema(nullable = true) RevealedSeed revealed,
    @Schema(nullable = true) Instant drawnAt,
    @Schema(nullable = true) Instant examinedAt,
    int replaced,
    @Schema(nullable = true) String findingsHead,
    @Schema(nullable = true) Long erased,
    @Schema(nullable = true) SampleErrors errors) {
  static final String COMMITTED = "committed";
  static final String REVEALED = "revealed";
  static final String DRAWN = "drawn";
  static final String EXAMINED = "examined";

  /**
   * Both parts of the seed: whoever has the records draws with them.
   *
   * @param seed the auditor's part
   * @param company the company's part
   */
  @Schema(name = "RevealedSeed")
  public record RevealedSeed(Instant at, String seed, String company) {

    static RevealedSeed of(SampleReveal it, AuditSample sample) {
      HexFormat hex = HexFormat.of();
      return new RevealedSeed(
          it.doneAt(), hex.formatHex(it.bytes()), hex.formatHex(sample.companyPart()));
    }
  }

  /** One whose seed nobody knows. */
  static KeptSample committed(AuditSample sample) {
    return undrawn(sample, COMMITTED, null);
  }

  /** One that has still to be drawn, with the seed that was told. */
  static KeptSample revealed(AuditSample sample, SampleReveal reveal) {
    return undrawn(sample, REVEALED, RevealedSeed.of(reveal, sample));
  }

  private static KeptSample undrawn(AuditSample sample, String state, RevealedSeed revealed) {
    return new KeptSample(sample, state, revealed, null, null, 0, null, null, null);
  }

  /**
   * The same, drawn.
   *
   * @param at when
   * @param isTold whether errors may be told, once there are any
   */
  KeptSample drawn(Instant at, SampleResult result, boolean isTold) {
    boolean isExamined = result.errors() != null;
    return new KeptSample(
        sample,
        isExamined ? EXAMINED : DRAWN,
        revealed,
        at,
        result.examinedAt(),
        result.replaced(),
        result.head(),
        result.erased(),
        isExamined && isTold ? result.errors().rounded() : null);
  }
}
