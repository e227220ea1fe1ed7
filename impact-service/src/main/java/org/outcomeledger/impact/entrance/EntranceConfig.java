package org.outcomeledger.impact.entrance;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** How people come in. */
@ConfigMapping(prefix = "outcome-ledger.session")
interface EntranceConfig {

  /**
   * Whether browsers send the session's cookie over TLS only. False for nothing but plain HTTP on
   * one's own machine.
   */
  @WithDefault("true")
  boolean secure();

  /**
   * File with the SHA-256 of the secret of the link that signs in once; it is deleted by that.
   * Without it there is no such link.
   */
  Optional<Path> linkHashFile();

  /** File with the token that whoever opens the link is given. */
  Optional<Path> linkTokenFile();
}
