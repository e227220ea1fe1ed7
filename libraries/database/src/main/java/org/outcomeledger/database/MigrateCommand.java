package org.outcomeledger.database;

import jakarta.inject.Singleton;
import java.util.List;
import org.flywaydb.core.Flyway;

/**
 * The command {@code migrate}: makes the tables, or changes them for this version, as their owner,
 * so that the service itself runs as a role that owns nothing. By the time that a command is run
 * the migrations are done: what is left is to say so.
 */
@Singleton
final class MigrateCommand implements ServiceCommand {

  private final Flyway flyway;

  MigrateCommand(Flyway flyway) {
    this.flyway = flyway;
  }

  @Override
  public String name() {
    return "migrate";
  }

  @Override
  public List<String> run() {
    int pending = flyway.info().pending().length;
    if (pending > 0) {
      throw new CommandRefused(
          pending
              + " migrations were not run: leave quarkus.flyway.migrate-at-start as it is for this command.");
    }
    return List.of("The tables are at version %s.".formatted(flyway.info().current().getVersion()));
  }
}
