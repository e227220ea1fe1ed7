package org.outcomeledger.ledger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Who has a part in an erasure. */
@ConfigMapping(prefix = "outcome-ledger.erasures")
public interface ErasureConfig {

  /**
   * The other ledger that has to do its part of every erasure: asked by the topic {@code
   * learner-erasures}. Absent in that one, which is asked.
   */
  Optional<String> asks();

  /** After how long without an answer the other ledger is asked again. */
  @WithDefault("PT10M")
  Duration asksAgainAfter();
}
