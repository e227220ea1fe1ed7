package org.outcomeledger.testservers;

import org.outcomeledger.local.PostgresAddress;
import org.testcontainers.DockerClientFactory;

/**
 * One PostgreSQL and one Kafka for all tests of a JVM, each started when it is first asked for and
 * gone when the JVM ends. The system property {@code backends} says which: {@code local} (the
 * default) runs them as processes, {@code containers} in the images of docker-compose.yml. Both are
 * durable, and make no topic by themselves. A test that kills a server, or reads its files, starts
 * a local one of its own and is marked {@link LocalServersOnly}.
 *
 * <p>Safe to use from several threads, and from one class loader: a second copy of this class
 * starts servers of its own.
 */
public final class TestServers {
  private TestServers() {}

  /** The PostgreSQL of this JVM. */
  public static PostgresAddress postgres() {
    return Chosen.BACKEND.postgres();
  }

  /** The Kafka of this JVM, as the setting {@code bootstrap.servers} takes it. */
  public static String kafka() {
    return Chosen.BACKEND.kafka();
  }

  /** Whether the servers are local processes, that a test may start, kill and look into. */
  public static boolean areLocal() {
    return chosenName().equals(Backend.LOCAL);
  }

  private static String chosenName() {
    return System.getProperty("backends", Backend.LOCAL);
  }

  private static final class Chosen {
    private static final Backend BACKEND =
        Backend.named(chosenName(), () -> DockerClientFactory.instance().isDockerAvailable());
  }
}
