package org.outcomeledger.ledger;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.outcomeledger.format.Chain;
import org.outcomeledger.format.ChainPosition;
import org.outcomeledger.format.Leaf;
import org.outcomeledger.format.LedgerEntry;
import org.outcomeledger.format.Shard;

/** How far every shard of a ledger has come: its last position and the chain value there. */
record Heads(UUID incarnation, Long[] positions, byte[][] chains) {

  static final String SELECT = "select incarnation, positions, chains from ledger_head";

  static Heads of(Row row) {
    Buffer[] chains = row.getDelegate().getArrayOfBuffers("chains");
    byte[][] bytes = new byte[chains.length][];
    for (int shard = 0; shard < chains.length; shard++) {
      bytes[shard] = chains[shard].getBytes();
    }
    return new Heads(row.getUUID("incarnation"), row.getArrayOfLongs("positions"), bytes);
  }

  int shards() {
    return positions.length;
  }

  /** The entry that appends {@code content} to its shard. Does not move the head. */
  LedgerEntry next(LedgerEntry.Content content) {
    return next(Shard.of(content.learnerId(), shards()), content);
  }

  /** The same in a shard that its learner does not tell, for it names none. */
  LedgerEntry next(int shard, LedgerEntry.Content content) {
    long position = positions[shard] + 1;
    byte[] leaf = Leaf.of(content);
    byte[] chain = Chain.next(incarnation, shard, position, chains[shard], leaf);
    return new LedgerEntry(incarnation, shard, position, leaf, chain, content);
  }

  /** The next entry of a shard, of which only the leaf is left. Does not move the head. */
  LedgerEntry bare(int shard, byte[] leaf) {
    long position = positions[shard] + 1;
    byte[] chain = Chain.next(incarnation, shard, position, chains[shard], leaf);
    return new LedgerEntry(incarnation, shard, position, leaf, chain, null);
  }

  /** Moves its shard's head to {@code entry}; returns the undo. */
  Runnable advance(LedgerEntry entry) {
    int shard = entry.shard();
    long position = positions[shard];
    byte[] chain = chains[shard];
    positions[shard] = entry.position();
    chains[shard] = entry.chain();
    return () -> {
      positions[shard] = position;
      chains[shard] = chain;
    };
  }

  /** As they are signed. */
  List<ChainPosition> ofShards() {
    return IntStream.range(0, shards())
        .mapToObj(shard -> new ChainPosition(positions[shard], chains[shard]))
        .toList();
  }

  JsonObject json(String ledger) {
    var shards = new JsonArray();
    for (int shard = 0; shard < shards(); shard++) {
      shards.add(
          new JsonObject()
              .put("shard", shard)
              .put("position", positions[shard])
              .put("chain", HexFormat.of().formatHex(chains[shard])));
    }
    return new JsonObject()
        .put("ledger", ledger)
        .put("incarnation", incarnation.toString())
        .put("shards", shards);
  }
}
