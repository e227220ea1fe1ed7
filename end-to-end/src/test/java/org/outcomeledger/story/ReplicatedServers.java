package org.outcomeledger.story;

import java.nio.file.Path;
import java.time.Instant;
import org.outcomeledger.local.PostgresAddress;
import org.outcomeledger.local.PostgresServer;
import org.outcomeledger.testservers.PostgresArchive;
import org.outcomeledger.testservers.PostgresStandby;
import org.outcomeledger.testservers.StableAddress;

/**
 * A Kafka, and a PostgreSQL that archives its write-ahead log and has a synchronous standby. Who is
 * the primary is reached at one address. The standby has no standby of its own once it was
 * promoted, and archives on.
 */
final class ReplicatedServers implements Servers {

  private final Path folder;
  private final PostgresArchive archive;
  private final Own own;
  private volatile PostgresStandby standby;
  private volatile StableAddress address;
  private volatile PostgresServer recovered;

  ReplicatedServers(Path folder) {
    this.folder = folder;
    this.archive = new PostgresArchive(folder.resolve("archive"));
    this.own = new Own(folder, archive.settings());
  }

  @Override
  public void startPostgres() {
    own.startPostgres();
    PostgresServer primary = own.postgresServer();
    standby =
        PostgresStandby.of(
            primary, folder.resolve("standby"), folder.resolve("standby.log"), archive.settings());
    address = StableAddress.of(primary.address().port());
  }

  @Override
  public void startKafka() {
    own.startKafka();
  }

  @Override
  public PostgresAddress postgres() {
    return PostgresAddress.onLoopback(address.port(), own.postgres().password());
  }

  @Override
  public String kafka() {
    return own.kafka();
  }

  @Override
  public void killPostgres() {
    own.killPostgres();
  }

  @Override
  public void killKafka() {
    own.killKafka();
  }

  /** Whoever connects from now on meets the standby, whether it was promoted or not. */
  void moveToStandby() {
    address.moveTo(standby.server().address().port());
  }

  void promoteStandby() {
    standby.promote();
  }

  /** Of the promoted standby, while it serves. */
  void takeBaseBackup() {
    archive.takeBase(standby.server());
  }

  /** Returns when all that the promoted standby has committed is archived. */
  void completeArchive() {
    archive.complete(standby.server());
  }

  /** A third server, beside the others, with what they had then. */
  PostgresAddress recover(Instant then) {
    recovered =
        archive.recover(
            folder.resolve("recovered"),
            then,
            own.postgres().password(),
            folder.resolve("recovered.log"));
    return recovered.address();
  }

  @Override
  public void close() {
    if (recovered != null) {
      recovered.close();
    }
    address.close();
    standby.close();
    own.close();
  }
}
