package org.outcomeledger.database;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** How a service proves to PostgreSQL and to Kafka who it is: the settings are the framework's. */
final class ServerLogins {

  private static final String PASSWORD = "quarkus.datasource.password";
  private static final String KAFKA_LOGIN = "kafka.sasl.jaas.config";

  /** A certificate, or whatever hands out passwords, will do as well. */
  private static final String[] INSTEAD_OF_A_PASSWORD = {
    PASSWORD,
    "quarkus.datasource.credentials-provider",
    "quarkus.datasource.reactive.key-certificate-pem"
  };

  @Produces
  @Singleton
  RequiredSetting databasePassword(Config config) {
    return RequiredSetting.of(
        PASSWORD,
        Stream.of(INSTEAD_OF_A_PASSWORD).flatMap(it -> value(config, it).stream()).findFirst(),
        "it is the password of this service's role in PostgreSQL.");
  }

  @Produces
  @Singleton
  RequiredSetting kafkaLogin(Config config) {
    boolean asked =
        value(config, "kafka.security.protocol").filter(it -> it.startsWith("SASL")).isPresent();
    return RequiredSetting.of(
        KAFKA_LOGIN,
        asked ? value(config, KAFKA_LOGIN) : Optional.of("nobody asks for it"),
        "it is this service's login to Kafka, and kafka.security.protocol asks for one.");
  }

  /** What is switched off is there too, as {@code false}. */
  private static Optional<String> value(Config config, String name) {
    return config
        .getOptionalValue(name, String.class)
        .filter(it -> !it.isBlank() && !it.equals("false"));
  }
}
