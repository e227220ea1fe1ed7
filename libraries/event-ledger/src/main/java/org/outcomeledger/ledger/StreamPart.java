package org.outcomeledger.ledger;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Rows of one learner's stream that follow one another, as far as they were read. */
record StreamPart(List<StoredReport> reports) {

  /**
   * As much of a stored event as the rules need, and its place in its stream, from 1.
   *
   * @param data null where it was not read: see {@link StreamLimits#bytes}
   * @param chain the chain value of its entry; null where it was not asked for
   */
  record StoredReport(int version, UUID id, String type, byte[] data, byte[] chain) {

    static StoredReport of(Row row) {
      return new StoredReport(
          row.getInteger("stream_version"),
          row.getUUID("id"),
          row.getString("type"),
          bytes(row, "data"),
          bytes(row, "chain"));
    }

    private static byte[] bytes(Row row, String column) {
      Buffer value = row.getDelegate().getBuffer(column);
      return value == null ? null : value.getBytes();
    }

    boolean isRead() {
      return data != null;
    }
  }

  /** By learner, in the order of the rows. */
  static Map<UUID, StreamPart> byLearner(RowSet<Row> rows) {
    var parts = new LinkedHashMap<UUID, StreamPart>();
    for (Row row : rows) {
      parts
          .computeIfAbsent(row.getUUID("learner_id"), learner -> new StreamPart(new ArrayList<>()))
          .reports()
          .add(StoredReport.of(row));
    }
    return parts;
  }
}
