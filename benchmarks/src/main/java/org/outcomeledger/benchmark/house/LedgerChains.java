package org.outcomeledger.benchmark.house;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.outcomeledger.format.ChainVerifier;
import org.outcomeledger.format.LedgerEntry;

/**
 * Recomputes every leaf and chain of one ledger from its rows, and compares the heads. Goes on
 * where it ended the last time.
 */
public final class LedgerChains {

  private final List<ChainVerifier> shards = new ArrayList<>();

  /**
   * How many entries the ledger has.
   *
   * @throws IllegalStateException if an entry does not verify, or a shard does not end at its head
   */
  public long verify(Connection session) throws SQLException {
    session.setAutoCommit(false);
    long entries = 0;
    try (var statement = session.createStatement();
        var head = statement.executeQuery("select positions, chains from ledger_head")) {
      head.next();
      Long[] positions = array(head.getArray("positions"), Long[].class);
      byte[][] chains = array(head.getArray("chains"), byte[][].class);
      for (int shard = 0; shard < positions.length; shard++) {
        ChainVerifier verifier = shard(shard);
        readOn(session, shard, verifier);
        if (positions[shard] > 0) {
          verifier.anchor(positions[shard], chains[shard]);
        }
        requireNothingFound(verifier);
        entries += positions[shard];
      }
    }
    session.rollback();
    return entries;
  }

  private static <T> T array(Array column, Class<T> type) throws SQLException {
    return type.cast(column.getArray());
  }

  private ChainVerifier shard(int shard) {
    if (shard == shards.size()) {
      shards.add(new ChainVerifier(shard));
    }
    return shards.get(shard);
  }

  private static void readOn(Connection session, int shard, ChainVerifier verifier)
      throws SQLException {
    try (var select =
        session.prepareStatement(
            "select * from event where shard = ? and position > ? order by position")) {
      select.setFetchSize(10_000);
      select.setInt(1, shard);
      select.setLong(2, verifier.position());
      ResultSet rows = select.executeQuery();
      while (rows.next()) {
        verifier.accept(entry(rows));
      }
    }
  }

  private static void requireNothingFound(ChainVerifier shard) {
    if (!shard.findings().isEmpty()) {
      throw new IllegalStateException("The ledger does not verify: " + shard.findings());
    }
  }

  private static LedgerEntry entry(ResultSet row) throws SQLException {
    return new LedgerEntry(
        row.getObject("incarnation", UUID.class),
        row.getInt("shard"),
        row.getLong("position"),
        row.getBytes("leaf"),
        row.getBytes("chain"),
        new LedgerEntry.Content(
            row.getBytes("salt"),
            row.getString("platform"),
            row.getObject("learner_id", UUID.class),
            row.getString("type"),
            row.getString("id"),
            row.getString("source"),
            instant(row, "time"),
            instant(row, "recorded_at"),
            row.getBytes("data")));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
