package org.outcomeledger.verifier;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.outcomeledger.format.LedgerEntry;
import org.outcomeledger.format.Sha256;

/** A report, as docs/report-format.md has it; named by the hash of its bytes. */
record ReportDocument(
    String format,
    String title,
    LocalDate from,
    LocalDate to,
    LocalDate asOf,
    String currency,
    Previous previous,
    List<LedgerVector> ledgers,
    TreeHead entries,
    TreeHead records,
    JsonNode objectives,
    List<UsedDefinition> indicators,
    Thresholds policy,
    List<ReportTable> figures,
    Commitment exact) {

  private static final String FORMAT = "outcome-ledger-report-1";

  /** All but the period's ends, and the report before this, are there. */
  ReportDocument {
    Stream.of(title, asOf, currency, entries, records, objectives, policy, exact)
        .forEach(Objects::requireNonNull);
    ledgers = List.copyOf(ledgers);
    indicators = List.copyOf(indicators);
    figures = List.copyOf(figures);
  }

  /** The report that this one restates, and why. */
  record Previous(String sha256, String reason) {}

  /** How far one ledger was counted. */
  record LedgerVector(String ledger, long entries, List<ShardVector> shards) {}

  /** How far one shard was counted; incarnation is null where nothing was. */
  record ShardVector(int shard, long position, String incarnation, String chain) {}

  /** Of a tree. */
  record TreeHead(long count, String root) {}

  /** By what an indicator was counted. */
  record UsedDefinition(String id, String version, String definition, String sha256) {}

  /** Of disclosure control. */
  record Thresholds(
      String name,
      int leastRecords,
      int roundedTo,
      int codedBelow,
      int amountStep,
      int dayStep,
      int curveStep) {

    /** Those that reports are published under: with others a figure of few could be told. */
    static final Thresholds PUBLISHED = new Thresholds("cell-key-1", 20, 5, 40, 500, 10, 30);

    /** Why a row is hidden: one reason, be it for its own sake or for another's. */
    static final String HIDDEN = "hidden";

    /** What is told of a share instead of these rounded counts: nobody, or everybody, of few. */
    Optional<String> words(long numerator, long rest) {
      if (numerator + rest >= codedBelow || (numerator > 0 && rest > 0)) {
        return Optional.empty();
      }
      return Optional.of(numerator == 0 ? fewest() : most());
    }

    /** What is told where the numerator is rounded to nobody. */
    String fewest() {
      return "at-most-%d-percent".formatted(percent());
    }

    /** What is told where the numerator is rounded to everybody. */
    String most() {
      return "at-least-%d-percent".formatted(100 - percent());
    }

    /** What is told of a difference one part of which is told in these words. */
    static String ofPart(String words) {
      return "part-" + words;
    }

    /** The greatest share that can be rounded to nobody, in per cent, rounded up. */
    private int percent() {
      return Math.ceilDiv(100 * (roundedTo - 1), leastRecords);
    }
  }

  /** The rows of one indicator in some groups. */
  record ReportTable(String indicator, List<String> by, List<JsonNode> rows) {

    /** As findings call it. */
    String name() {
      return by.isEmpty() ? indicator : indicator + " by " + String.join(", ", by);
    }
  }

  /** To the exact figures and the secret that they were rounded with. */
  record Commitment(String sha256, String secretSha256) {}

  static ReportDocument read(byte[] bytes) throws IOException {
    return DocumentJson.read("the report", bytes, FORMAT, ReportDocument.class);
  }

  static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(Sha256.of(bytes));
  }

  /** What it says of the positions themselves; a vector that is none cannot be counted up to. */
  void requireVector() throws IOException {
    boolean whole =
        ledgers.stream().map(LedgerVector::ledger).toList().equals(ExportFolder.LEDGERS)
            && ledgers.stream().allMatch(ReportDocument::isWhole);
    if (!whole) {
      throw new IOException(
          "the report's ledgers are not enrollment and outcome, with every shard from 0 on and the"
              + " sum of their positions");
    }
  }

  private static boolean isWhole(LedgerVector it) {
    boolean inOrder = true;
    for (int i = 0; i < it.shards.size(); i++) {
      inOrder &= it.shards.get(i).shard == i && it.shards.get(i).position >= 0;
    }
    return inOrder && it.shards.stream().mapToLong(ShardVector::position).sum() == it.entries;
  }

  LedgerVector of(String ledger) {
    return ledgers.stream().filter(it -> it.ledger.equals(ledger)).findFirst().orElseThrow();
  }

  /** The position up to which a shard was counted. */
  long position(String ledger, int shard) {
    List<ShardVector> shards = of(ledger).shards;
    return shard >= 0 && shard < shards.size() ? shards.get(shard).position : 0;
  }

  /** Whether the last entry of a shard that was counted is of the incarnation that is named. */
  boolean isOfIncarnation(String ledger, LedgerEntry entry) {
    ShardVector said = of(ledger).shards.get(entry.shard());
    return entry.position() != said.position
        || entry.incarnation().toString().equals(said.incarnation);
  }

  /** What the report says of a shard, as a head that was kept. */
  List<KeptHead> head(String ledger, int shard) {
    return of(ledger).shards.stream()
        .filter(it -> it.shard == shard)
        .map(
            it ->
                new KeptHead(
                    "the report",
                    it.position,
                    HexDigits.read("a chain value of the report", it.chain)))
        .collect(Collectors.toList());
  }
}
