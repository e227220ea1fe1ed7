package org.outcomeledger.impact.follower;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.outcomeledger.indicators.LedgerName;

/** Where the ledgers themselves can be asked. */
@ConfigMapping(prefix = "outcome-ledger.ledgers")
interface LedgerSettings {

  /** Address of enrollment-service. */
  URI enrollmentUrl();

  /** Address of outcome-service. */
  URI outcomeUrl();

  /**
   * A file with a bearer token whose role is {@code ledger:read}. Whoever renews the token replaces
   * the file; it is read again.
   */
  Optional<Path> tokenFile();

  default Map<LedgerName, URI> services() {
    return Map.of(LedgerName.ENROLLMENT, enrollmentUrl(), LedgerName.OUTCOME, outcomeUrl());
  }
}
