package org.outcomeledger.impact.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A report's sheet in one version: of each objective and part the last text up to it. Publishing a
 * report publishes no text: those of its draft are for who writes reports, until somebody writes
 * them again.
 *
 * @param texts by version, from 1 on
 * @param published when the report was; none of a draft
 */
record WrittenSheet(List<SheetText> texts, Optional<Instant> published) {

  WrittenSheet {
    texts = List.copyOf(texts);
  }

  /** In its latest version. */
  static WrittenSheet of(List<SheetText> all, KeptReport report) {
    return new WrittenSheet(all, report.publishedAt());
  }

  /** How many texts there are; 0: nobody has written anything. */
  int version() {
    return texts.size();
  }

  /** As it was at an earlier version, from 0 on; empty where there is none yet. */
  Optional<WrittenSheet> at(long earlier) {
    return earlier > version()
        ? Optional.empty()
        : Optional.of(new WrittenSheet(texts.subList(0, (int) earlier), published));
  }

  /** Whether a text was written for everybody to read. */
  boolean isPublic(SheetText it) {
    return published.isPresent() && !it.writtenAt().isBefore(published.get());
  }

  Optional<SheetText> text(String objective, String part) {
    return texts.stream().filter(it -> it.isOf(objective, part)).reduce((one, later) -> later);
  }
}
