package org.outcomeledger.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.outcomeledger.database.CommandRefused;
import org.outcomeledger.format.ChainVerifier;

/**
 * All entries of a ledger that is re-keyed, in the order in which they were recorded and of each
 * shard in the order of its positions. Each is verified on the way: a ledger that was changed is
 * not made a new one that verifies.
 */
final class OldEntries {

  private static final int FETCHED = 1_000;
  private static final String SHARD =
      "select "
          + EventRows.COLUMNS
          + ", e.stream_version from event e where shard = ? order by position";

  private final List<ResultSet> rows = new ArrayList<>();
  private final List<ChainVerifier> verifiers = new ArrayList<>();
  private final PriorityQueue<OldEntry> next =
      new PriorityQueue<>(
          Comparator.comparing(OldEntry::recordedAt).thenComparingInt(it -> it.entry().shard()));

  /** The statements live as long as their connection. */
  OldEntries(Connection old, int shards) throws SQLException {
    for (int shard = 0; shard < shards; shard++) {
      PreparedStatement statement = old.prepareStatement(SHARD);
      statement.setFetchSize(FETCHED);
      statement.setShort(1, (short) shard);
      rows.add(statement.executeQuery());
      verifiers.add(new ChainVerifier(shard));
      advance(shard);
    }
  }

  /** Empty behind the last. */
  Optional<OldEntry> next() throws SQLException {
    OldEntry first = next.poll();
    if (first != null) {
      advance(first.entry().shard());
    }
    return Optional.ofNullable(first);
  }

  private void advance(int shard) throws SQLException {
    ResultSet row = rows.get(shard);
    if (row.next()) {
      OldEntry entry = OldEntry.of(row);
      verifiers.get(shard).accept(entry.entry());
      next.add(entry);
    }
  }

  /** All were read, and they are what these heads say. */
  void requireVerified(Heads heads) {
    List<String> findings = new ArrayList<>();
    for (int shard = 0; shard < verifiers.size(); shard++) {
      ChainVerifier verifier = verifiers.get(shard);
      verifier.anchor(heads.positions()[shard], heads.chains()[shard]);
      findings.addAll(verifier.findings());
    }
    if (!findings.isEmpty()) {
      throw new CommandRefused(
          "Nothing was written, for the old ledger does not verify: %s. See docs/tampering.md."
              .formatted(String.join("; ", findings.subList(0, Math.min(5, findings.size())))));
    }
  }
}
