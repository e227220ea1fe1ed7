package org.outcomeledger.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.outcomeledger.format.MerkleTree;
import org.outcomeledger.format.ReportLeaf;
import org.outcomeledger.recount.CohortRecount;
import org.outcomeledger.recount.CohortRecount.JudgedRecord;
import org.outcomeledger.recount.CountedAs;
import org.outcomeledger.recount.Finding;
import org.outcomeledger.recount.FollowUpEnd;
import org.outcomeledger.recount.LearnerHistory;
import org.outcomeledger.recount.Recount;
import org.outcomeledger.recount.RecountQuestion;
import org.outcomeledger.verifier.ReportDocument.TreeHead;
import org.outcomeledger.verifier.ReportDocument.UsedDefinition;

/**
 * The tree of records, made anew: what the recount finds of every record, salted with the report's
 * secret. So nobody was left out of it, and nobody was said to be something else.
 */
final class RecordTreeVerification {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int SALT = 16;

  private final CohortRecount cohort;
  private final byte[] salts;

  /** One that counts records, and does not know their salts. */
  RecordTreeVerification(ReportDocument report) {
    this(report, new byte[0]);
  }

  RecordTreeVerification(ReportDocument report, byte[] salts) {
    this.salts = salts;
    this.cohort =
        new CohortRecount(
            report.indicators().stream()
                .map(UsedDefinition::id)
                .filter(Recount.indicators()::contains)
                .map(it -> question(report, it))
                .toList());
  }

  private static RecountQuestion question(ReportDocument report, String indicator) {
    return new RecountQuestion(
        indicator,
        report.asOf(),
        Optional.ofNullable(report.from()),
        Optional.ofNullable(report.to()),
        Optional.empty(),
        List.of(),
        Map.of(),
        report.currency());
  }

  /**
   * What the recount finds of one record.
   *
   * @param standings as its leaf has them, one a line
   * @param hash of its leaf
   */
  record RecountedRecord(LearnerHistory learner, String programme, String standings, byte[] hash) {}

  /** Of the tree of these records, which are in its order. */
  static TreeHead head(List<RecountedRecord> records) {
    var tree = new MerkleTree();
    records.forEach(it -> tree.addHash(it.hash()));
    return new TreeHead(tree.size(), HexFormat.of().formatHex(tree.root()));
  }

  /** These learners' records that are in the tree, in its order. */
  List<RecountedRecord> records(List<LearnerHistory> learners) {
    return learners.parallelStream()
        .flatMap(it -> records(it).stream())
        .sorted((one, other) -> Arrays.compareUnsigned(one.hash(), other.hash()))
        .toList();
  }

  /** How many records these learners have in the tree. */
  long count(List<LearnerHistory> learners) {
    return learners.parallelStream().mapToLong(it -> standings(it).size()).sum();
  }

  private List<RecountedRecord> records(LearnerHistory learner) {
    return standings(learner).entrySet().stream()
        .map(it -> record(learner, it.getKey(), String.join("\n", it.getValue())))
        .toList();
  }

  /** By programme, of those that are in the tree. */
  private Map<String, List<String>> standings(LearnerHistory learner) {
    var standings = new TreeMap<String, List<String>>();
    for (JudgedRecord record : cohort.records(learner)) {
      List<String> found = standings(record);
      if (!found.isEmpty()) {
        standings.computeIfAbsent(record.programme(), it -> new ArrayList<>()).addAll(found);
      }
    }
    return standings;
  }

  private RecountedRecord record(LearnerHistory learner, String programme, String standings) {
    UUID id = learner.learner().value();
    byte[] data =
        ReportLeaf.ofRecord(
            salt(id, programme), learner.platform(), id.toString(), programme, standings);
    return new RecountedRecord(learner, programme, standings, MerkleTree.leaf(data));
  }

  /** Who is on a strict curve stands where that says, and not where it is said to be at risk. */
  private static List<String> standings(JudgedRecord record) {
    var counted = new ArrayList<String>();
    for (Finding finding : record.findings()) {
      switch (finding) {
        case Finding.Followed it when it.curve().equals(Finding.STRICT) -> {
          return List.of(
              record.indicator() + (it.end() == FollowUpEnd.EVENT ? "=counted" : "=not-counted"));
        }
        case Finding.Counted it when it.as() != CountedAs.OUTSIDE ->
            counted.add(line(record.indicator(), it));
        case Finding.Followed it -> {}
        case Finding.Counted it -> {}
        case Finding.Amount it -> {}
      }
    }
    return List.copyOf(counted);
  }

  private static String line(String indicator, Finding.Counted it) {
    return switch (it.part()) {
      case Finding.WHOLE, "true", "false" -> indicator + "=" + word(it.as());
      case "unknown" -> indicator + "=" + (isInShare(it.as()) ? "unknown" : word(it.as()));
      default -> indicator + "/" + it.part() + "=" + word(it.as());
    };
  }

  private static boolean isInShare(CountedAs as) {
    return as == CountedAs.NUMERATOR || as == CountedAs.REST;
  }

  private static String word(CountedAs as) {
    return switch (as) {
      case NUMERATOR -> "counted";
      case REST -> "not-counted";
      case UNKNOWN, UNKNOWN_LEFT_OUT -> "unknown";
      case PENDING -> "pending";
      case EXCLUDED -> "excluded";
      case OUTSIDE -> throw new IllegalArgumentException("Who is outside stands nowhere");
    };
  }

  /** "the first 16 bytes of HMAC-SHA-256(salts, record ‖ 00 ‖ learner's 16 bytes ‖ programme)". */
  byte[] salt(UUID learner, String programme) {
    byte[] in = programme.getBytes(UTF_8);
    byte[] record =
        ByteBuffer.allocate("record".length() + 1 + 2 * Long.BYTES + in.length)
            .put("record".getBytes(UTF_8))
            .put((byte) 0)
            .putLong(learner.getMostSignificantBits())
            .putLong(learner.getLeastSignificantBits())
            .put(in)
            .array();
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(salts, ALGORITHM));
      return Arrays.copyOf(mac.doFinal(record), SALT);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HMAC-SHA-256", e);
    }
  }
}
