package org.outcomeledger.verifier;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.outcomeledger.format.Chain;
import org.outcomeledger.format.EntryLine;
import org.outcomeledger.format.ErasureMarker;
import org.outcomeledger.format.LedgerEntry;

/**
 * The file of a shard that is still being exported. It keeps what is served, byte for byte, be it
 * right or wrong: that is for who verifies it to say. Two things it sees to: what was left of an
 * interrupted export is only gone on with if the ledger still continues it, and what was erased
 * while the export ran is emptied here, too.
 */
final class PartialShard {

  /**
   * How many entries a finished file has.
   *
   * @param emptied those of them that were emptied here, for they were erased while they were taken
   */
  record Finished(long entries, long emptied) {

    static final Finished NOTHING = new Finished(0, 0);

    Finished plus(Finished other) {
      return new Finished(entries + other.entries, emptied + other.emptied);
    }
  }

  private final Path file;
  private final int shard;
  private final Set<Long> empty = new HashSet<>();
  private final Set<Long> erased = new HashSet<>();
  private byte[] chain = Chain.genesis();
  private long position;
  private long entries;

  private PartialShard(Path file, int shard) {
    this.file = file;
    this.shard = shard;
  }

  /** What is in that file, without the line within which it ends; nothing if it is not there. */
  static PartialShard in(Path file, int shard) throws IOException {
    var part = new PartialShard(file, shard);
    if (!Files.exists(file)) {
      return part;
    }
    long whole = 0;
    try (ByteLines lines = ByteLines.open(file)) {
      for (var line = lines.next();
          line.filter(ByteLines::isWhole).isPresent();
          line = lines.next()) {
        part.take(line.get());
        whole += line.get().length;
      }
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(whole);
    }
    return part;
  }

  /** The last position that it has. */
  long position() {
    return position;
  }

  /**
   * Whether the ledger still has what was taken of it: it says this of the position that was
   * reached. The entry may have been emptied since; its chain value stays.
   */
  boolean isStillServed(byte[] lines) throws IOException {
    return lines(lines)
        .next()
        .flatMap(PartialShard::entry)
        .filter(it -> it.position() == position && Arrays.equals(it.chain(), chain))
        .isPresent();
  }

  /** Forgets all that it has. */
  void beginAnew() throws IOException {
    Files.deleteIfExists(file);
    empty.clear();
    erased.clear();
    chain = Chain.genesis();
    position = 0;
    entries = 0;
  }

  /** Adds lines; how many there were. */
  int append(byte[] page) throws IOException {
    long before = position;
    int count = 0;
    ByteLines lines = lines(page);
    for (var line = lines.next(); line.isPresent(); line = lines.next()) {
      take(line.get());
      count++;
    }
    if (count > 0 && position <= before) {
      throw new IOException("shard %d does not go on behind position %d".formatted(shard, before));
    }
    Files.write(file, page, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    return count;
  }

  private void take(byte[] line) {
    entries++;
    Optional<LedgerEntry> entry = entry(line);
    position = entry.map(LedgerEntry::position).orElse(position + 1);
    entry.ifPresent(this::take);
  }

  private void take(LedgerEntry entry) {
    chain = entry.chain();
    if (entry.redacted()) {
      empty.add(entry.position());
    } else if (entry.content().type().equals(ErasureMarker.TYPE)) {
      erased.addAll(redacted(entry));
    }
  }

  private static Set<Long> redacted(LedgerEntry marker) {
    try {
      return ErasureMarker.redacted(marker.content().data()).stream()
          .filter(it -> it < marker.position())
          .collect(Collectors.toSet());
    } catch (IllegalArgumentException e) {
      return Set.of(); // no marker as a ledger writes it: who verifies it will say so
    }
  }

  /** Moves the file to where finished ones are. */
  Finished finish(Path target) throws IOException {
    erased.removeAll(empty);
    if (!erased.isEmpty()) {
      emptyErased();
    }
    Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
    return new Finished(entries, erased.size());
  }

  private void emptyErased() throws IOException {
    Path emptied = file.resolveSibling(file.getFileName() + ".emptied");
    try (ByteLines lines = ByteLines.open(file);
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(emptied))) {
      for (var line = lines.next(); line.isPresent(); line = lines.next()) {
        out.write(withoutErased(line.get()));
      }
    }
    Files.move(emptied, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private byte[] withoutErased(byte[] line) {
    return entry(line)
        .filter(it -> erased.contains(it.position()))
        .map(PartialShard::bare)
        .map(EntryLine::write)
        .orElse(line);
  }

  private static LedgerEntry bare(LedgerEntry it) {
    return new LedgerEntry(
        it.incarnation(), it.shard(), it.position(), it.leaf(), it.chain(), null);
  }

  private static ByteLines lines(byte[] page) {
    return new ByteLines(new ByteArrayInputStream(page));
  }

  private static Optional<LedgerEntry> entry(byte[] line) {
    try {
      return Optional.of(EntryLine.read(line));
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }
}
