package org.outcomeledger.impact.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A sample and what came of it, as everybody may see it.
 *
 * @param errors in whole percents; null until every record that was drawn has a finding, and where
 *     the indicator has few records
 */
@Schema(name = "KeptSample")
public record KeptSample(
    @JsonUnwrapped AuditSample sample,
    @Schema(enumeration = {COMMITTED, DRAWN, EXAMINED}) String state,
    @Schema(nullable = true) SampleErrors errors) {
  static final String COMMITTED = "committed";
  static final String DRAWN = "drawn";
  static final String EXAMINED = "examined";

  /** One of which nothing was drawn. */
  static KeptSample committed(AuditSample sample) {
    return new KeptSample(sample, COMMITTED, null);
  }

  /**
   * One that was drawn.
   *
   * @param leastRecords of how many records a figure may be told
   */
  static KeptSample of(AuditSample sample, SampleResult result, int leastRecords) {
    if (result.errors() == null) {
      return new KeptSample(sample, DRAWN, null);
    }
    boolean isOfFew = result.records() < leastRecords;
    return new KeptSample(sample, EXAMINED, isOfFew ? null : result.errors().rounded());
  }
}
