package org.outcomeledger.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.stream.Stream;
import org.outcomeledger.database.CommandRefused;
import org.outcomeledger.ledger.Placements.Place;

/**
 * The receipts of erasures, with the places that markers and emptied entries have in the new
 * ledger. Where the other ledger's marker is now only that one knows: its place is left out.
 */
final class RekeyedErasures {

  private static final String UNFINISHED =
      "select count(*) from erasure where carried_out_at is null or learner_id is not null";
  private static final String RECEIPTS = "select * from erasure";
  private static final String KEEP =
      """
      insert into erasure (id, platform, requested_at, carried_out_at, shard, position, redacted,
        told, asked_at, other_carried_out_at, other_redacted)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

  private final Connection old;
  private final Connection fresh;
  private final Placements placements;

  RekeyedErasures(Connection old, Connection fresh, Placements placements) {
    this.old = old;
    this.fresh = fresh;
    this.placements = placements;
  }

  /** One that waits names a learner, and the other ledger may have been asked already. */
  static void requireFinished(Connection old) throws SQLException {
    try (Statement statement = old.createStatement();
        ResultSet erasures = statement.executeQuery(UNFINISHED)) {
      erasures.next();
      if (erasures.getInt(1) > 0) {
        throw new CommandRefused(
            "Nothing was written, for %d erasures are not carried out in both ledgers yet. Start both writing services on the old databases until no row of the table erasure has a learner_id, stop them, and run this again."
                .formatted(erasures.getInt(1)));
      }
    }
  }

  void copy() throws SQLException {
    try (Statement statement = old.createStatement();
        ResultSet receipts = statement.executeQuery(RECEIPTS);
        PreparedStatement insert = fresh.prepareStatement(KEEP)) {
      while (receipts.next()) {
        insert.setObject(1, receipts.getObject("id", UUID.class));
        insert.setString(2, receipts.getString("platform"));
        insert.setTimestamp(3, receipts.getTimestamp("requested_at"));
        insert.setTimestamp(4, receipts.getTimestamp("carried_out_at"));
        putPlaces(receipts, insert);
        insert.setBoolean(8, receipts.getBoolean("told"));
        insert.setTimestamp(9, receipts.getTimestamp("asked_at"));
        insert.setTimestamp(10, receipts.getTimestamp("other_carried_out_at"));
        insert.setObject(11, receipts.getObject("other_redacted"));
        insert.executeUpdate();
      }
    }
  }

  /** None where nothing was held. */
  private void putPlaces(ResultSet receipts, PreparedStatement insert) throws SQLException {
    int shard = receipts.getInt("shard");
    long position = receipts.getLong("position");
    Place marker = receipts.wasNull() ? null : placements.of(shard, position);
    insert.setObject(5, marker == null ? null : (short) marker.shard());
    insert.setObject(6, marker == null ? null : marker.position());
    Long[] redacted =
        Stream.of((Long[]) receipts.getArray("redacted").getArray())
            .map(emptied -> placements.of(shard, emptied).position())
            .toArray(Long[]::new);
    insert.setArray(7, fresh.createArrayOf("bigint", redacted));
  }
}
