package org.outcomeledger.testservers;

import java.util.function.BooleanSupplier;
import org.outcomeledger.local.LocalServerException;
import org.outcomeledger.local.LocalServers;
import org.outcomeledger.local.PostgresAddress;

/** Where the servers of the tests come from. */
sealed interface Backend {
  String LOCAL = "local";

  PostgresAddress postgres();

  /** As the setting {@code bootstrap.servers} takes it. */
  String kafka();

  /**
   * The one of this name.
   *
   * @param engine whether a container engine answers; asked only when one is needed
   * @throws LocalServerException when there is no such backend, or no engine for it
   */
  static Backend named(String name, BooleanSupplier engine) {
    return switch (name) {
      case LOCAL -> new Local();
      case "containers" -> {
        if (!engine.getAsBoolean()) {
          throw new LocalServerException(
              "-Dbackends=containers needs a container engine, and none answers: start one, set"
                  + " DOCKER_HOST to it, or leave -Dbackends out");
        }
        yield new InContainers();
      }
      default ->
          throw new LocalServerException(
              "-Dbackends=" + name + " is unknown: use -Dbackends=local or -Dbackends=containers");
    };
  }

  /** Processes of this machine. */
  record Local() implements Backend {
    @Override
    public PostgresAddress postgres() {
      return LocalServers.postgres();
    }

    @Override
    public String kafka() {
      return LocalServers.kafka();
    }
  }

  /** The images of docker-compose.yml. */
  record InContainers() implements Backend {
    @Override
    public PostgresAddress postgres() {
      return ContainerServers.postgres();
    }

    @Override
    public String kafka() {
      return ContainerServers.kafka();
    }
  }
}
