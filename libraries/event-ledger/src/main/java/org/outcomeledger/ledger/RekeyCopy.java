package org.outcomeledger.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;
import org.outcomeledger.audit.AuditCopy;
import org.outcomeledger.database.CommandRefused;
import org.outcomeledger.ledger.Placements.Place;

/**
 * Everything that a re-keyed ledger takes over, in the new database's transaction. Left behind are
 * refusals, which their platforms could read for thirty days.
 */
final class RekeyCopy {

  private static final int FETCHED = 1_000;
  private static final String ERASED_KEYS =
      "select id, shard, position from idempotency_key where content_hash is null";
  private static final String CLAIMS = "select kind, id, shard, position from claim";
  private static final String CLAIM =
      "insert into claim (kind, id, shard, position) values (?, ?, ?, ?)";

  private final Connection old;
  private final Connection fresh;
  private final Rekeying rekeying;
  private final Heads heads;
  private final Heads rekeyed;
  private final Placements placements;

  RekeyCopy(Connection old, Connection fresh, Rekeying rekeying, Heads heads, Heads rekeyed) {
    this.old = old;
    this.fresh = fresh;
    this.rekeying = rekeying;
    this.heads = heads;
    this.rekeyed = rekeyed;
    this.placements = new Placements(heads);
  }

  void run() throws SQLException {
    var rows = new RekeyedRows(fresh, rekeying, rekeyed, placements);
    copyEntries(rows);
    copyErasedKeys(rows);
    copyClaims();
    new RekeyedErasures(old, fresh, placements).copy();
    AuditCopy.copy(old, fresh);
    requireSameCount("event");
    requireSameCount("idempotency_key");
    requireSameCount("claim");
    requireSameCount("erasure");
  }

  private void copyEntries(RekeyedRows rows) throws SQLException {
    var entries = new OldEntries(old, heads.shards());
    for (Optional<OldEntry> next = entries.next(); next.isPresent(); next = entries.next()) {
      rows.append(next.get());
    }
    rows.write();
    entries.requireVerified(heads);
  }

  private void copyErasedKeys(RekeyedRows rows) throws SQLException {
    try (Statement statement = old.createStatement()) {
      statement.setFetchSize(FETCHED);
      ResultSet keys = statement.executeQuery(ERASED_KEYS);
      while (keys.next()) {
        Place place = placements.of(keys.getInt("shard"), keys.getLong("position"));
        UUID id = rekeying.ids().apply(keys.getObject("id", UUID.class));
        rows.addKey(id, place.shard(), place.position(), null);
      }
      rows.write();
    }
  }

  private void copyClaims() throws SQLException {
    try (Statement statement = old.createStatement();
        PreparedStatement insert = fresh.prepareStatement(CLAIM)) {
      statement.setFetchSize(FETCHED);
      ResultSet claims = statement.executeQuery(CLAIMS);
      for (int pending = 1; claims.next(); pending++) {
        Place place = placements.of(claims.getInt("shard"), claims.getLong("position"));
        insert.setString(1, claims.getString("kind"));
        insert.setObject(2, rekeying.ids().apply(claims.getObject("id", UUID.class)));
        insert.setShort(3, (short) place.shard());
        insert.setLong(4, place.position());
        insert.addBatch();
        if (pending % FETCHED == 0) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
  }

  private void requireSameCount(String table) throws SQLException {
    if (count(old, table) != count(fresh, table)) {
      throw new CommandRefused(
          "Nothing was written, for not every row of %s would have been taken over. This is a defect: report it."
              .formatted(table));
    }
  }

  private static long count(Connection database, String table) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
