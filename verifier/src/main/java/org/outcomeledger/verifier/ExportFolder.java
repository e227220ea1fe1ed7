package org.outcomeledger.verifier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where an export has what: {@code heads.ndjson} the signed heads of both ledgers; of each ledger,
 * in a folder of its name, {@code keys.json} the keys of its heads, and {@code 0.ndjson} and so on
 * the entries of its shards, as they are replayed.
 */
record ExportFolder(Path root) {

  static final List<String> LEDGERS = List.of("enrollment", "outcome");

  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private static final Pattern SHARD = Pattern.compile("(0|[1-9][0-9]{0,4})\\.ndjson");

  Path heads() {
    return root.resolve("heads.ndjson");
  }

  Path of(String ledger) {
    return root.resolve(ledger);
  }

  /** Nobody else reads what it holds of people, where files have owners. */
  void make(String ledger) throws IOException {
    boolean owned = root.getFileSystem().supportedFileAttributeViews().contains("posix");
    Files.createDirectories(
        of(ledger), owned ? new FileAttribute<?>[] {OWNER_ONLY} : new FileAttribute<?>[0]);
  }

  Path keys(String ledger) {
    return of(ledger).resolve("keys.json");
  }

  Path shard(String ledger, int shard) {
    return of(ledger).resolve(shard + ".ndjson");
  }

  /** The names of what is there of a ledger and is not read. */
  List<String> unread(String ledger) throws IOException {
    try (Stream<Path> files = Files.list(of(ledger))) {
      return files
          .filter(it -> !it.equals(keys(ledger)))
          .map(it -> it.getFileName().toString())
          .filter(it -> !SHARD.matcher(it).matches())
          .sorted()
          .toList();
    }
  }

  /** The numbers of the shards that are there. */
  SortedSet<Integer> shards(String ledger) throws IOException {
    try (Stream<Path> files = Files.list(of(ledger))) {
      return files
          .map(file -> SHARD.matcher(file.getFileName().toString()))
          .filter(Matcher::matches)
          .map(name -> Integer.valueOf(name.group(1)))
          .collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
    }
  }
}
