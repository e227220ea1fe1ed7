package org.outcomeledger.verifier;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import org.outcomeledger.verifier.PartialShard.Finished;

/**
 * Takes one ledger away. The signed head is asked for before the entries and written behind them,
 * so that no head of a finished export speaks of entries that it has not.
 */
final class LedgerExport {

  /** Entries a request: each is answered within seconds, and asked again whole. */
  static final int PAGE = 10_000;

  private final String ledger;
  private final ReplayCalls client;
  private final ExportFolder folder;

  LedgerExport(String ledger, ReplayCalls client, ExportFolder folder) {
    this.ledger = ledger;
    this.client = client;
    this.folder = folder;
  }

  /** Writes it; what was written, in a sentence. */
  String write() throws IOException {
    int shards = shards();
    folder.make(ledger);
    if (!Files.exists(folder.keys(ledger))) {
      Files.write(folder.keys(ledger), client.keys());
    }
    Optional<byte[]> head = client.signedHead();
    Finished all = Finished.NOTHING;
    for (int shard = 0; shard < shards; shard++) {
      all = all.plus(write(shard));
    }
    if (head.isPresent()) {
      append(head.get());
    }
    return "%s: %d shards, %d entries%s%s"
        .formatted(
            ledger,
            shards,
            all.entries(),
            all.emptied() == 0
                ? ""
                : ", %d of them emptied here: they were erased meanwhile".formatted(all.emptied()),
            head.isPresent() ? "" : "; no head is signed yet");
  }

  private int shards() throws IOException {
    JsonNode heads = client.heads();
    if (!heads.path("ledger").asText().equals(ledger)) {
      throw new IOException(
          "--%s is the address of the ledger '%s'"
              .formatted(ledger, heads.path("ledger").asText()));
    }
    return heads.path("shards").size();
  }

  private Finished write(int shard) throws IOException {
    Path target = folder.shard(ledger, shard);
    PartialShard part = PartialShard.in(target.resolveSibling(shard + ".ndjson.part"), shard);
    if (part.position() > 0 && !part.isStillServed(client.entries(shard, part.position() - 1, 1))) {
      part.beginAnew();
    }
    while (part.append(client.entries(shard, part.position(), PAGE)) == PAGE) {
      // Fewer are the last.
    }
    return part.finish(target);
  }

  /** Behind the heads that are there, unless it is one of them. */
  private void append(byte[] head) throws IOException {
    var heads = new ByteArrayOutputStream();
    if (Files.exists(folder.heads())) {
      try (ByteLines lines = ByteLines.open(folder.heads())) {
        for (var line = lines.next(); line.isPresent(); line = lines.next()) {
          if (Arrays.equals(line.get(), 0, line.get().length - 1, head, 0, head.length)) {
            return;
          }
          heads.writeBytes(line.get());
        }
      }
    }
    heads.writeBytes(head);
    heads.write('\n');
    Path whole = folder.root().resolve("heads.ndjson.part");
    Files.write(whole, heads.toByteArray());
    Files.move(whole, folder.heads(), StandardCopyOption.REPLACE_EXISTING);
  }
}
