package org.outcomeledger.ledger;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.outcomeledger.database.CommandRefused;
import org.outcomeledger.format.Chain;
import org.outcomeledger.format.SignedHead;

/**
 * Makes a new ledger from an old one under other pseudonyms: the same events of the same streams,
 * in the order in which they were recorded, with what is known of ids, claims and erasures. The old
 * ledger's last head is signed and is the one before the new ledger's first, so that one chain of
 * heads names both.
 *
 * <p>The new database is written in one transaction, and the old one is not changed. Interrupted
 * anywhere, it is run again.
 */
@Singleton
public final class LedgerRekey {

  private static final String NEW_LEDGER =
      "select incarnation, cardinality(positions), exists (select from event) from ledger_head";

  private final DataSource database;
  private final String ledger;
  private final RekeyConfig config;
  private final HeadKeys keys;

  @Inject
  LedgerRekey(DataSource database, LedgerConfig ledger, RekeyConfig config, HeadKeys keys) {
    this(database, ledger.ledger(), config, keys);
  }

  LedgerRekey(DataSource database, String ledger, RekeyConfig config, HeadKeys keys) {
    this.database = database;
    this.ledger = ledger;
    this.config = config;
    this.keys = keys;
  }

  /**
   * Does it, and returns what the operator has to read.
   *
   * @throws CommandRefused if it was not done; nothing was written then
   */
  public List<String> run(Rekeying rekeying) {
    try (OldLedger old = OldLedger.open(config);
        Connection fresh = database.getConnection()) {
      fresh.setAutoCommit(false);
      Heads rekeyed = empty(fresh);
      Heads heads = old.lock(OldLedger.settings(fresh), rekeying.before());
      new RekeyCopy(old.connection(), fresh, rekeying, heads, rekeyed).run();
      SignedHead last =
          new RekeyedHeads(old.connection(), fresh, keys, ledger).write(heads, rekeyed);
      fresh.commit();
      return report(heads, rekeyed, last);
    } catch (SQLException e) {
      throw new CommandRefused(
          "Nothing was written, for a database answered: " + e.getMessage() + ".");
    }
  }

  /** The heads of the new ledger, which its database was made with. */
  private static Heads empty(Connection fresh) throws SQLException {
    try (Statement statement = fresh.createStatement();
        ResultSet head = statement.executeQuery(NEW_LEDGER)) {
      head.next();
      if (head.getBoolean(3)) {
        throw new CommandRefused(
            "Nothing was written, for the service's database holds a ledger already: if it was re-keyed, start the service on it; else connect to an empty one.");
      }
      Long[] positions = new Long[head.getInt(2)];
      Arrays.fill(positions, 0L);
      byte[][] chains =
          Stream.generate(Chain::genesis).limit(positions.length).toArray(byte[][]::new);
      return new Heads(head.getObject(1, UUID.class), positions, chains);
    }
  }

  private List<String> report(Heads old, Heads rekeyed, SignedHead last) {
    return List.of(
        "The %s ledger of incarnation %s, positions %s (shard 0, 1, ...), is re-keyed."
            .formatted(ledger, old.incarnation(), Arrays.toString(old.positions())),
        "It goes on as incarnation %s, positions %s."
            .formatted(rekeyed.incarnation(), Arrays.toString(rekeyed.positions())),
        "The old ledger's last head is number %d, and is published before the new ledger's first."
            .formatted(last.statement().sequence()),
        "Now: the same for the other writing service, with the same secret; then start both, and impact-service on an empty database. See docs/rekey.md, also on what is to be destroyed.");
  }
}
