package org.outcomeledger.verifier;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.outcomeledger.format.HeadChain;
import org.outcomeledger.format.HeadKey;
import org.outcomeledger.format.SignedHead;

/**
 * Verifies the signed heads of an export, in the order in which they stand, and keeps those that
 * hold: signatures, the keys that heads name, and that each goes on from the one before. Whether
 * the entries pass through them is for {@link ShardVerification} to say.
 */
final class HeadsVerification {

  private final ExportFolder folder;
  private final FindingLines findings;
  private final Map<String, HeadChain> chains = new HashMap<>();
  private final Map<String, List<SignedHead>> held = new HashMap<>();

  private HeadsVerification(ExportFolder folder, FindingLines findings) {
    this.folder = folder;
    this.findings = findings;
  }

  static HeadsVerification of(ExportFolder folder, FindingLines findings) throws IOException {
    var heads = new HeadsVerification(folder, findings);
    for (String ledger : ExportFolder.LEDGERS) {
      heads.chains.put(ledger, new HeadChain(ledger, heads.keys(ledger)));
      heads.held.put(ledger, new ArrayList<>());
    }
    heads.read();
    return heads;
  }

  private List<HeadKey> keys(String ledger) throws IOException {
    if (!Files.exists(folder.keys(ledger))) {
      findings.fail(ledger + ", keys.json: missing, so no signature can be verified");
      return List.of();
    }
    try {
      return KeysFile.read(folder.keys(ledger));
    } catch (JacksonException | IllegalArgumentException e) {
      findings.fail(ledger + ", keys.json: " + Reason.of(e));
      return List.of();
    }
  }

  private void read() throws IOException {
    if (!Files.exists(folder.heads())) {
      findings.fail("heads.ndjson: missing, so a tail that was rewritten or cut off is not found");
      return;
    }
    try (ByteLines lines = ByteLines.open(folder.heads())) {
      int number = 1;
      for (var line = lines.next(); line.isPresent(); line = lines.next()) {
        accept("heads.ndjson, line " + number++, line.get());
      }
    }
  }

  private void accept(String place, byte[] line) {
    if (ByteLines.isTooLong(line)) {
      findings.fail(place + ": longer than any that a ledger writes");
      return;
    }
    try {
      accept(place, SignedHead.read(line));
    } catch (IllegalArgumentException | DateTimeException e) {
      findings.fail(place + ": " + Reason.of(e));
    }
  }

  private void accept(String place, SignedHead head) {
    String ledger = head.statement().ledger();
    HeadChain chain = chains.get(ledger);
    if (chain == null) {
      findings.fail(place + ": is of the ledger " + ledger + ", which nobody knows");
      return;
    }
    List<String> wrong = chain.accept(head);
    wrong.forEach(it -> findings.fail(place + ": " + it));
    if (wrong.isEmpty()) {
      held.get(ledger).add(head);
    }
  }

  /** The heads of a ledger that hold, in their order. */
  List<SignedHead> of(String ledger) {
    return held.get(ledger);
  }

  /** The one that goes furthest. */
  Optional<SignedHead> last(String ledger) {
    return chains.get(ledger).latest();
  }

  /** How many heads up to that one are not here. */
  long missing(String ledger) {
    return chains.get(ledger).missing();
  }
}
