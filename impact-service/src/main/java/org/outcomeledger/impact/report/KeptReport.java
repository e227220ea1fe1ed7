package org.outcomeledger.impact.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A report and all that became of it, in the order of time. */
@Schema(name = "KeptReport")
public record KeptReport(@JsonUnwrapped Report report, List<ReportStep> steps) {

  public KeptReport {
    steps = List.copyOf(steps);
  }

  /** What it is now. */
  @Schema(enumeration = {"draft", "published", "restated", "withdrawn"})
  public String getState() {
    return standing().text();
  }

  ReportState standing() {
    return ReportState.after(steps);
  }

  boolean isPublished() {
    return standing() != ReportState.DRAFT;
  }

  /** When it became public; none of a draft. */
  Optional<Instant> publishedAt() {
    return steps.stream()
        .filter(it -> it.state() == ReportState.PUBLISHED)
        .map(ReportStep::doneAt)
        .findFirst();
  }
}
