package org.outcomeledger.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks again, in a ledger that was restored from an older copy, for the erasures that the copy does
 * not know. An entry is the one that was erased if its leaf is: at the same position another one
 * may lie by now.
 */
final class RepeatedErasures {

  private static final String ASK_AGAIN =
      """
      insert into erasure (id, platform, learner_id, requested_at)
      select ?, ?, event.learner_id, ?
      from unnest(?, ?) as emptied (position, leaf)
      join event on event.shard = ? and event.position = emptied.position
        and event.leaf = decode(emptied.leaf, 'hex')
      where event.learner_id is not null limit 1
      on conflict (id) do nothing\
      """;

  private RepeatedErasures() {}

  /** Asks for them in the connection's transaction; what the operator has to know of each. */
  static List<String> askAgain(Connection connection, List<CarriedOutErasure> known)
      throws SQLException {
    var said = new ArrayList<String>();
    for (CarriedOutErasure done : known) {
      Optional<Erasure.Marker> marker = done.marker();
      if (marker.isPresent() && isAskedAgain(connection, done, marker.get().shard())) {
        said.add(
            "The erasure %s (platform %s), carried out at %s, is repeated: the copy is older."
                .formatted(done.id(), done.platform(), done.carriedOutAt()));
      }
    }
    said.add(
        "%d of the %d erasures that this ledger ever carried out are repeated, by topic %s."
            .formatted(
                said.size(),
                known.stream().map(CarriedOutErasure::id).distinct().count(),
                ErasureMessages.DONE.name()));
    return said;
  }

  private static boolean isAskedAgain(Connection connection, CarriedOutErasure done, int shard)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ASK_AGAIN)) {
      statement.setObject(1, done.id());
      statement.setString(2, done.platform());
      statement.setTimestamp(3, Timestamp.from(done.requestedAt()));
      statement.setArray(4, connection.createArrayOf("bigint", done.redacted().toArray()));
      statement.setArray(5, connection.createArrayOf("text", done.leaves().toArray()));
      statement.setInt(6, shard);
      return statement.executeUpdate() == 1;
    }
  }
}
