package org.outcomeledger.impact.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.outcomeledger.format.EntryLine;
import org.outcomeledger.format.LedgerEntry;
import org.outcomeledger.format.MerkleTree;
import org.outcomeledger.http.ProblemType;
import org.outcomeledger.http.Refusal;
import org.outcomeledger.impact.follower.LedgerClient;
import org.outcomeledger.impact.follower.LedgerRequestFailed;
import org.outcomeledger.impact.report.ReceiptOfEntry.EntryProof;
import org.outcomeledger.impact.report.ReceiptOfEntry.RecordProof;
import org.outcomeledger.impact.report.RecordStandings.Standing;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.LedgerName;
import org.outcomeledger.indicators.Position;
import org.outcomeledger.recount.LearnerHistory;

/**
 * Makes receipts: of an entry from the ledger as it is now, of its learner's record by counting
 * that learner anew, and of both from the hashes that were kept when the report was frozen. So what
 * the ledger does not say any more has none.
 */
@Singleton
final class Receipts {
  private static final HexFormat HEX = HexFormat.of();
  private static final int MOST_AT_ONCE = 2;

  private final LedgerClient ledgers;
  private final Semaphore place = new Semaphore(MOST_AT_ONCE);

  Receipts(LedgerClient ledgers) {
    this.ledgers = ledgers;
  }

  /**
   * Makes one of few at a time: each needs a report's hashes in memory, and reads a shard.
   *
   * @throws Refusal in the {@link Uni}, while as many are being made here as may be
   */
  <T> Uni<T> oneOfFew(Supplier<Uni<T>> making) {
    return Uni.createFrom()
        .deferred(
            () -> {
              if (!place.tryAcquire()) {
                throw new Refusal(
                    ProblemType.BUSY, "Other receipts are being made. Ask again in some seconds.");
              }
              return making.get().onTermination().invoke(place::release);
            });
  }

  /**
   * The receipt of a platform's entry; blocks while the entry's shard is replayed.
   *
   * @throws Refusal if the platform has no such entry in the report, or a ledger does not answer
   */
  ReceiptOfEntry of(
      Report report, ReportBytes bytes, ReportLeaves leaves, Position at, String platform) {
    JsonNode document = ReportDifference.read(bytes.document());
    if (at.position() > shard(document, at).path("position").asLong()) {
      throw none();
    }
    try {
      byte[] line = LedgerClient.join(ledgers.line(at));
      LedgerEntry entry = entry(line, platform);
      int index = index(document, at);
      return new ReceiptOfEntry(
          "outcome-ledger-receipt-1",
          report.id(),
          at.ledger().text(),
          new String(line, UTF_8).stripTrailing(),
          new EntryProof(index, path(leaves.entries(), index)),
          record(
                  learner(document, at, entry),
                  new RecordStandings(report.entry().span(), document.path("currency").asText()),
                  ReportSecret.ofSalts(bytes.exact()),
                  leaves.records())
              .orElse(null));
    } catch (LedgerRequestFailed e) {
      throw new ReceiptUnavailable(e);
    }
  }

  private static LedgerEntry entry(byte[] line, String platform) {
    LedgerEntry entry = EntryLine.read(line);
    if (entry.redacted() || !entry.content().platform().equals(platform)) {
      throw none();
    }
    return entry;
  }

  /** Those of whole ledgers and shards before it, and those before it in its own. */
  private static int index(JsonNode document, Position at) {
    long before = at.position() - 1;
    for (JsonNode ledger : document.path("ledgers")) {
      boolean same = ledger.path("ledger").asText().equals(at.ledger().text());
      for (JsonNode it : ledger.path("shards")) {
        before += !same || it.path("shard").asInt() < at.shard() ? it.path("position").asLong() : 0;
      }
      if (same) {
        break;
      }
    }
    return Math.toIntExact(before);
  }

  private static Optional<RecordProof> record(
      Stream<LearnerHistory> learner,
      RecordStandings standings,
      ReportSecret secret,
      List<byte[]> hashes) {
    return learner
        .flatMap(standings::of)
        .sorted(Comparator.comparing(Standing::programme))
        .flatMap(it -> proof(it, secret, hashes).stream())
        .findFirst();
  }

  /** All that both ledgers said of the entry's learner up to the vector. */
  private Stream<LearnerHistory> learner(JsonNode document, Position at, LedgerEntry entry) {
    List<Fact> facts =
        Arrays.stream(LedgerName.values())
            .map(it -> new Position(it, at.shard(), 0))
            .map(
                it ->
                    new Position(
                        it.ledger(), it.shard(), shard(document, it).path("position").asLong()))
            .flatMap(it -> ShardHistoryReader.readWhatIsLeft(ledgers, it).facts().stream())
            .filter(it -> it.learner().value().equals(entry.content().learnerId()))
            .toList();
    return LearnerHistory.of(facts.stream().map(VectorCount::recorded).toList()).stream();
  }

  private static Optional<RecordProof> proof(
      Standing it, ReportSecret secret, List<byte[]> hashes) {
    byte[] hash = MerkleTree.leaf(RecordTree.data(it, secret));
    for (int i = 0; i < hashes.size(); i++) {
      if (Arrays.equals(hashes.get(i), hash)) {
        return Optional.of(
            new RecordProof(
                HEX.formatHex(secret.salt(it.learner(), it.programme())),
                it.platform(),
                it.learner().toString(),
                it.programme(),
                it.standings(),
                i,
                path(hashes, i)));
      }
    }
    return Optional.empty();
  }

  private static List<String> path(List<byte[]> hashes, int index) {
    return MerkleTree.path(hashes, index).stream().map(HEX::formatHex).toList();
  }

  static JsonNode shard(JsonNode document, Position at) {
    return StreamSupport.stream(document.path("ledgers").spliterator(), false)
        .filter(it -> it.path("ledger").asText().equals(at.ledger().text()))
        .map(it -> it.path("shards").path(at.shard()))
        .findFirst()
        .orElseThrow();
  }

  static Refusal none() {
    return new Refusal(
        ProblemType.NO_RECEIPT,
        "Your platform has no such event in this report. One behind the report's positions is in"
            + " the next.");
  }
}
