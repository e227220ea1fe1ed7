package org.outcomeledger.ledger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How the heads of a service's ledger are signed and where they are put. */
@ConfigMapping(prefix = "outcome-ledger")
public interface HeadsConfig {

  /**
   * File with the Ed25519 key that signs the heads, PKCS #8 in PEM lines: one that the owner of the
   * database cannot read. Without one the service does not start.
   */
  Optional<Path> headsKeyFile();

  /**
   * File with the key that signed before, when there is a new one: it signs once more, to name the
   * new one, and is needed until that one has signed, and Kafka has what the old one signed.
   */
  Optional<Path> headsPreviousKeyFile();

  /** File to which every signed head is appended, for whoever keeps them elsewhere. */
  Optional<Path> headsFile();

  /** How often heads are signed. */
  @WithDefault("PT1M")
  Duration headsEvery();

  /**
   * How old the last signed head may be, or one that Kafka does not have, before it is an alarm.
   */
  @WithDefault("PT5M")
  Duration headsOverdueAfter();
}
