package org.outcomeledger.ledger;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.outcomeledger.ledger.StreamPart.StoredReport;

/**
 * The rest of a stream, behind the version up to which it was known.
 *
 * @param length of the whole stream
 * @param reports empty where nothing follows, or where the stream is too long to be read at all
 */
record StreamRest(int length, List<StoredReport> reports) {

  /** By learner; who is not among them did not fit, in number or in bytes. */
  static Map<UUID, StreamRest> byLearner(RowSet<Row> rows) {
    var rests = new LinkedHashMap<UUID, StreamRest>();
    for (Row row : rows) {
      StreamRest rest =
          rests.computeIfAbsent(
              row.getUUID("learner_id"),
              learner -> new StreamRest(row.getInteger("length"), new ArrayList<>()));
      if (row.getInteger("stream_version") != null) {
        rest.reports().add(StoredReport.of(row));
      }
    }
    rests.values().removeIf(rest -> !rest.reports().stream().allMatch(StoredReport::isRead));
    return rests;
  }
}
