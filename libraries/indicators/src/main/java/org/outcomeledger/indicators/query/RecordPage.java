package org.outcomeledger.indicators.query;

import java.util.List;
import java.util.Optional;

/**
 * So many of the records behind a figure as are given at once.
 *
 * @param last behind which the next page begins; empty where none follows
 */
public record RecordPage(List<CountedRecord> records, Optional<RecordKey> last) {
  public RecordPage {
    records = List.copyOf(records);
  }
}
