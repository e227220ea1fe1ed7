package org.outcomeledger.http;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Keeps the time series of requests few, whatever is sent. The framework labels them with the
 * method and, where no resource was found before a connection broke, with the address as they came:
 * both are the caller's to choose. Here a method is one of the usual ones, and an address one of a
 * resource, parameters by their names.
 */
final class RequestLabels {

  private static final String REQUESTS = "http.server.requests";

  /** As OpenTelemetry's conventions call a method that is not known. */
  private static final String OTHER_METHOD = "_OTHER";

  private static final String OTHER_ADDRESS = "UNKNOWN";

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  /** What the framework itself says where an address is none of a resource. */
  private static final Set<String> ADDRESSES = Set.of("root", "NOT_FOUND", "REDIRECTION");

  private static final double[] BUCKETS =
      Stream.of(5, 25, 100, 250, 1_000, 5_000, 10_000, 30_000)
          .mapToDouble(millis -> Duration.ofMillis(millis).toNanos())
          .toArray();

  RequestLabels() {}

  @Produces
  @Singleton
  static MeterFilter bounded(ResourceMethods resources) {
    return new MeterFilter() {
      @Override
      public Meter.Id map(Meter.Id id) {
        return isOfRequests(id)
            ? id.replaceTags(id.getTags().stream().map(tag -> bounded(tag, resources)).toList())
            : id;
      }

      @Override
      public DistributionStatisticConfig configure(
          Meter.Id id, DistributionStatisticConfig config) {
        return isOfRequests(id)
            ? DistributionStatisticConfig.builder()
                .serviceLevelObjectives(BUCKETS)
                .build()
                .merge(config)
            : config;
      }
    };
  }

  private static boolean isOfRequests(Meter.Id id) {
    return id.getName().equals(REQUESTS);
  }

  private static Tag bounded(Tag tag, ResourceMethods resources) {
    return switch (tag.getKey()) {
      case "method" -> METHODS.contains(tag.getValue()) ? tag : Tag.of("method", OTHER_METHOD);
      case "uri" ->
          ADDRESSES.contains(tag.getValue()) || resources.hasTemplate(tag.getValue())
              ? tag
              : Tag.of("uri", OTHER_ADDRESS);
      default -> tag;
    };
  }
}
