package org.outcomeledger.impact.heads;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.outcomeledger.indicators.LedgerName;

/** The last signed head of each ledger that this service has verified. */
@Singleton
public class VerifiedHeads {

  /**
   * A head as it is kept elsewhere.
   *
   * @param line as it was signed: a line of heads.ndjson
   * @param keyOfNext the public key that must have signed the next
   */
  public record HeadLine(String ledger, String line, String keyOfNext) {}

  private final SeenHeads seen;

  VerifiedHeads(SeenHeads seen) {
    this.seen = seen;
  }

  /** Of the ledgers of which one was verified; blocks. */
  public List<HeadLine> latest() {
    return Arrays.stream(LedgerName.values())
        .flatMap(
            ledger ->
                seen.of(ledger).stream()
                    .map(
                        it ->
                            new HeadLine(
                                ledger.text(),
                                new String(it.head().line(), StandardCharsets.UTF_8),
                                it.keyOfNext().x())))
        .toList();
  }
}
