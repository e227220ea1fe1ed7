package org.outcomeledger.database;

import io.quarkus.arc.All;
import io.quarkus.flyway.FlywayConfigurationCustomizer;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Ends the start of a service that lacks a secret, with one line that names it. Asked when the
 * migrations are set up, before anything connects: without its password, a service would else ask
 * the database for minutes.
 */
@Singleton
final class RequiredSettings implements FlywayConfigurationCustomizer {

  private final List<RequiredSetting> settings;

  RequiredSettings(@All List<RequiredSetting> settings) {
    this.settings = List.copyOf(settings);
  }

  @Override
  public void customize(FluentConfiguration migrations) {
    settings.stream()
        .map(RequiredSetting::problem)
        .flatMap(Optional::stream)
        .findFirst()
        .ifPresent(
            line -> {
              throw new ConfigurationException(line);
            });
  }
}
