package org.outcomeledger.posting;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What can be set of a service that platforms post to. */
@ConfigMapping(prefix = "outcome-ledger")
public interface PostingConfig {

  /**
   * The key of all pseudonyms, of at least 32 bytes; the same in both writing services and for
   * ever. Without one the service does not start.
   */
  Optional<String> pseudonymSecret();

  /**
   * Secrets that the ledgers were re-keyed with since, the oldest first, of at least 32 bytes each
   * and without commas; the same in both writing services. See docs/rekey.md.
   */
  Optional<List<String>> rekeyedWith();

  /** How many events a second a platform may post to this replica, on average over seconds. */
  @WithDefault("50000")
  int eventsPerSecond();

  /** How many requests of a platform this replica works on at a time. */
  @WithDefault("1000")
  int requestsInFlight();

  /** Platforms with limits of their own, by the name in their tokens. */
  Map<String, PlatformSettings> platforms();

  /** The limits of one platform. */
  interface PlatformSettings {

    /** Instead of {@link PostingConfig#eventsPerSecond}. */
    OptionalInt eventsPerSecond();

    /** Instead of {@link PostingConfig#requestsInFlight}. */
    OptionalInt requestsInFlight();
  }
}
