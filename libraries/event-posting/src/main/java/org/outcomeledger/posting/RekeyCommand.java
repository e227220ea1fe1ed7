package org.outcomeledger.posting;

import jakarta.inject.Singleton;
import java.util.List;
import org.outcomeledger.database.CommandRefused;
import org.outcomeledger.database.ServiceCommand;
import org.outcomeledger.ledger.LedgerRekey;
import org.outcomeledger.ledger.Rekeying;

/**
 * The command {@code rekey}: makes a new ledger from an old one, in which every pseudonym is the
 * old one hashed again with the last secret of {@code outcome-ledger.rekeyed-with}. Platforms'
 * references, which nobody has kept, are not needed for that; the earlier secrets stay in use.
 */
@Singleton
final class RekeyCommand implements ServiceCommand {

  private final PostingConfig config;
  private final Pseudonyms pseudonyms;
  private final LedgerRekey rekey;

  RekeyCommand(PostingConfig config, Pseudonyms pseudonyms, LedgerRekey rekey) {
    this.config = config;
    this.pseudonyms = pseudonyms;
    this.rekey = rekey;
  }

  @Override
  public String name() {
    return "rekey";
  }

  @Override
  public List<String> run() {
    SecretChain secrets = SecretChain.of(config);
    if (!secrets.isRekeyed()) {
      throw new CommandRefused(
          "outcome-ledger.rekeyed-with is not set: it lists the new secret behind those of earlier re-keyings. outcome-ledger.pseudonym-secret stays as it is.");
    }
    return rekey.run(
        new Rekeying(
            pseudonyms::rekeyed,
            new RekeyedData(pseudonyms::rekeyed)::of,
            PostingSettings.secret(secrets.before())));
  }
}
