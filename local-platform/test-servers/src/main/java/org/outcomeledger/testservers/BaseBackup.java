package org.outcomeledger.testservers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.outcomeledger.local.LocalServerException;
import org.outcomeledger.local.PostgresServer;

/**
 * All files of a running PostgreSQL, copied between {@code pg_backup_start} and {@code
 * pg_backup_stop} while it writes on: the programs that tests run have no {@code pg_basebackup}.
 * What the copy lacks, and where it is torn, the write-ahead log since its beginning makes good: it
 * is not in the copy, and has to come from an archive or from the server itself.
 */
final class BaseBackup {

  /** Of the server that runs, not of what it holds. */
  private static final Set<String> LEFT_OUT = Set.of("postmaster.pid", "postmaster.opts");

  /** Folders that have to be there, and empty. */
  private static final Set<String> EMPTIED = Set.of("pg_wal", "pg_replslot");

  private BaseBackup() {}

  /** Copies into a folder that is not there yet. */
  static void take(PostgresServer server, Path target) {
    try (Connection session = server.address().connect("postgres");
        Statement statement = session.createStatement()) {
      statement.execute("select pg_backup_start('base', fast => true)");
      copy(server.data(), target);
      try (ResultSet label = statement.executeQuery("select labelfile from pg_backup_stop()")) {
        label.next();
        Files.writeString(target.resolve("backup_label"), label.getString(1));
      }
    } catch (SQLException e) {
      throw new LocalServerException("No base backup could be taken: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies a folder that nobody changes, or whose changes are in the write-ahead log. */
  static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(from, new Copy(from, to));
  }

  private static final class Copy extends SimpleFileVisitor<Path> {
    private final Path from;
    private final Path to;

    private Copy(Path from, Path to) {
      this.from = from;
      this.to = to;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      Files.copy(folder, target(folder), StandardCopyOption.COPY_ATTRIBUTES);
      return EMPTIED.contains(from.relativize(folder).toString())
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (!LEFT_OUT.contains(from.relativize(file).toString())) {
        try {
          Files.copy(file, target(file), StandardCopyOption.COPY_ATTRIBUTES);
        } catch (NoSuchFileException deleted) {
          return FileVisitResult.CONTINUE; // the write-ahead log says that it was
        }
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (e instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw e;
    }

    private Path target(Path file) {
      return to.resolve(from.relativize(file).toString());
    }
  }
}
