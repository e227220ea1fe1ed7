package org.outcomeledger.ledger;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Where the command {@code rekey} finds the ledger that it makes a new one from. */
@ConfigMapping(prefix = "outcome-ledger.rekey-from")
public interface RekeyConfig {

  /** JDBC address of the old ledger's database. */
  Optional<String> jdbcUrl();

  /** Who may read it, and lock its head; none where the address says it. */
  Optional<String> username();

  /** Their password. */
  Optional<String> password();
}
