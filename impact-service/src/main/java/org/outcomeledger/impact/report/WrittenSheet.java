package org.outcomeledger.impact.report;

import java.util.List;
import java.util.Optional;

/**
 * A report's sheet in one version: of each objective and part the last text up to it.
 *
 * @param texts by version, from 1 on
 */
record WrittenSheet(List<SheetText> texts) {

  WrittenSheet {
    texts = List.copyOf(texts);
  }

  /** In its latest version. */
  static WrittenSheet of(List<SheetText> all) {
    return new WrittenSheet(all);
  }

  /** How many texts there are; 0: nobody has written anything. */
  int version() {
    return texts.size();
  }

  /** As it was at an earlier version, from 0 on; empty where there is none yet. */
  Optional<WrittenSheet> at(long earlier) {
    return earlier > version()
        ? Optional.empty()
        : Optional.of(new WrittenSheet(texts.subList(0, (int) earlier)));
  }

  Optional<SheetText> text(String objective, String part) {
    return texts.stream().filter(it -> it.isOf(objective, part)).reduce((one, later) -> later);
  }
}
