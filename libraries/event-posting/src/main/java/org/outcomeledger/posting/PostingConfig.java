package org.outcomeledger.posting;

import io.smallrye.config.ConfigMapping;

/** What can be set of a service that platforms post to. */
@ConfigMapping(prefix = "outcome-ledger")
public interface PostingConfig {

  /**
   * The key of all pseudonyms, of at least 32 bytes; the same in both writing services and for
   * ever.
   */
  String pseudonymSecret();
}
