package org.outcomeledger.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.Optional;
import java.util.UUID;
import org.outcomeledger.format.SignedHead;

/**
 * Heads and incarnations of a re-keyed ledger, behind those of the ledger that it was made from.
 */
final class RekeyedHeads {

  private static final String SIGNED = "select * from signed_head order by sequence";
  private static final String KEEP =
      "insert into signed_head (sequence, line, signed_at, sent) values (?, ?, ?, ?)";
  private static final String LIVES =
      "select *, number - max(number) over () as before from ledger_incarnation order by number";
  private static final String LIFE =
      "insert into ledger_incarnation (number, incarnation, began_at, after) values (?, ?, ?, ?)";
  private static final String HEAD = "update ledger_head set positions = ?, chains = ?";

  private final Connection old;
  private final Connection fresh;
  private final HeadKeys keys;
  private final String ledger;

  RekeyedHeads(Connection old, Connection fresh, HeadKeys keys, String ledger) {
    this.old = old;
    this.fresh = fresh;
    this.keys = keys;
    this.ledger = ledger;
  }

  /** The old ledger's last head, which is not published yet. */
  SignedHead write(Heads before, Heads now) throws SQLException {
    moveHead(now);
    copyIncarnations();
    SignedHead last = keys.next(ledger, copySigned(), before);
    keep(last.statement().sequence(), last.line(), Timestamp.from(last.statement().at()), false);
    return last;
  }

  private void moveHead(Heads now) throws SQLException {
    try (PreparedStatement update = fresh.prepareStatement(HEAD)) {
      update.setArray(1, fresh.createArrayOf("bigint", now.positions()));
      update.setArray(2, fresh.createArrayOf("bytea", now.chains()));
      update.executeUpdate();
    }
  }

  /** Before the new ledger's own, which begins after position 0: nothing is where it was. */
  private void copyIncarnations() throws SQLException {
    try (Statement read = old.createStatement();
        ResultSet lives = read.executeQuery(LIVES);
        PreparedStatement insert = fresh.prepareStatement(LIFE)) {
      while (lives.next()) {
        insert.setInt(1, lives.getInt("before"));
        insert.setObject(2, lives.getObject("incarnation", UUID.class));
        insert.setTimestamp(3, lives.getTimestamp("began_at"));
        insert.setArray(4, lives.getArray("after"));
        insert.executeUpdate();
      }
    }
  }

  /** Those that Kafka still lacks, and the last; which that is. */
  private Optional<SignedHead> copySigned() throws SQLException {
    Optional<SignedHead> last = Optional.empty();
    try (Statement read = old.createStatement();
        ResultSet heads = read.executeQuery(SIGNED)) {
      while (heads.next()) {
        byte[] line = heads.getBytes("line");
        keep(
            heads.getLong("sequence"),
            line,
            heads.getTimestamp("signed_at"),
            heads.getBoolean("sent"));
        last = Optional.of(SignedHead.read(line));
      }
    }
    return last;
  }

  private void keep(long sequence, byte[] line, Timestamp at, boolean sent) throws SQLException {
    try (PreparedStatement insert = fresh.prepareStatement(KEEP)) {
      insert.setLong(1, sequence);
      insert.setBytes(2, line);
      insert.setTimestamp(3, at);
      insert.setBoolean(4, sent);
      insert.executeUpdate();
    }
  }
}
