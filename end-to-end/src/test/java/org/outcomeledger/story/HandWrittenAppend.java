package org.outcomeledger.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Another writer of the ledger, such as an import: one transaction that locks the head, writes one
 * entry in the published form, and stays open until it is told to commit. Closing it without rolls
 * back.
 */
final class HandWrittenAppend implements AutoCloseable {

  private static final byte[] SALT = new byte[16];

  private final Connection session;
  private final int shard;
  private long position;

  private HandWrittenAppend(Connection session, int shard) {
    this.session = session;
    this.shard = shard;
  }

  static HandWrittenAppend open(Connection session, int shard, UUID learner) throws SQLException {
    HandWrittenAppend append = new HandWrittenAppend(session, shard);
    session.setAutoCommit(false);
    append.write(learner);
    return append;
  }

  private void write(UUID learner) throws SQLException {
    try (PreparedStatement lock =
        session.prepareStatement(
            "select incarnation, positions[?], chains[?] from ledger_head for update")) {
      lock.setInt(1, shard + 1);
      lock.setInt(2, shard + 1);
      try (ResultSet head = lock.executeQuery()) {
        head.next();
        position = head.getLong(2) + 1;
        write(learner, head.getObject(1, UUID.class), head.getBytes(3));
      }
    }
  }

  private void write(UUID learner, UUID incarnation, byte[] previous) throws SQLException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    String data =
        "{\"learner\":\"%s\",\"declaredOn\":\"2024-01-01\",\"attributes\":{\"gender\":\"f\"}}"
            .formatted(learner);
    ObjectNode entry = new ObjectMapper().createObjectNode();
    entry.put("salt", HexFormat.of().formatHex(SALT)).put("platform", "import");
    entry.put("subject", learner.toString()).put("type", "org.outcomeledger.profile-declared.v1");
    entry.put("id", UUID.randomUUID().toString()).put("source", "import");
    entry.put("recordedat", now.toString());
    byte[] leaf = PublishedFormula.leaf(entry, data.getBytes(UTF_8));
    byte[] chain = PublishedFormula.chain(incarnation, shard, position, previous, leaf);
    insert(entry, incarnation, now, data, leaf, chain);
    moveHead(chain);
  }

  private void insert(
      ObjectNode entry, UUID incarnation, Instant now, String data, byte[] leaf, byte[] chain)
      throws SQLException {
    try (PreparedStatement insert =
        session.prepareStatement(
            """
            insert into event (shard, position, incarnation, learner_id, stream_version, platform, type, id, source,
                               recorded_at, data, salt, leaf, chain)
            values (?, ?, ?, ?::uuid, 1, ?, ?, ?::uuid, ?, ?, ?, ?, ?, ?)
            """)) {
      insert.setInt(1, shard);
      insert.setLong(2, position);
      insert.setObject(3, incarnation);
      insert.setString(4, entry.get("subject").asText());
      insert.setString(5, entry.get("platform").asText());
      insert.setString(6, entry.get("type").asText());
      insert.setString(7, entry.get("id").asText());
      insert.setString(8, entry.get("source").asText());
      insert.setTimestamp(9, Timestamp.from(now));
      insert.setBytes(10, data.getBytes(UTF_8));
      insert.setBytes(11, SALT);
      insert.setBytes(12, leaf);
      insert.setBytes(13, chain);
      insert.executeUpdate();
    }
  }

  private void moveHead(byte[] chain) throws SQLException {
    try (PreparedStatement update =
        session.prepareStatement("update ledger_head set positions[?] = ?, chains[?] = ?")) {
      update.setInt(1, shard + 1);
      update.setLong(2, position);
      update.setInt(3, shard + 1);
      update.setBytes(4, chain);
      update.executeUpdate();
    }
  }

  long position() {
    return position;
  }

  void commit() throws SQLException {
    session.commit();
  }

  @Override
  public void close() throws SQLException {
    session.close();
  }
}
