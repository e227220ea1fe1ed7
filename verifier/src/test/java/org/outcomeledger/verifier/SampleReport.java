package org.outcomeledger.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.outcomeledger.format.EntryLine;
import org.outcomeledger.format.LedgerEntry;
import org.outcomeledger.format.MerkleTree;
import org.outcomeledger.verifier.ReceiptDocument.RecordProof;

/**
 * A report of the sample cohort, frozen at what its ledgers have, and its document of exact
 * figures.
 */
final class SampleReport {

  static final ObjectMapper JSON = new ObjectMapper();
  private static final String SECRET = "5ec2e7".repeat(10) + "5ec2";
  private static final String DEFINITION = "question: Who completed on time?\nversion: 1";

  final ObjectNode report;
  final ObjectNode exact;
  final List<byte[]> entryLeaves;
  final List<RecordProof> records;

  private SampleReport(SampleCohort cohort) throws JsonProcessingException {
    this.entryLeaves = leaves(cohort);
    this.records = records();
    this.report = object(told(cohort));
    this.exact = object(exactly());
  }

  static SampleReport of(SampleCohort cohort) throws JsonProcessingException {
    return new SampleReport(cohort);
  }

  private static ObjectNode object(String text) throws JsonProcessingException {
    return (ObjectNode) JSON.readTree(text);
  }

  private static List<byte[]> leaves(SampleCohort cohort) {
    return Stream.of(cohort.enrollment, cohort.outcome)
        .flatMap(
            ledger ->
                ledger.shards.stream()
                    .flatMap(List::stream)
                    .map(it -> FrozenEntries.leaf(ledger.name, it)))
        .toList();
  }

  private String told(SampleCohort cohort) {
    return """
        {"format":"outcome-ledger-report-1","title":"Sample","from":null,"to":null,"asOf":"2025-03-31",
         "currency":"EUR","previous":null,"ledgers":[%s,%s],
         "entries":{"count":%d,"root":"%s"},"records":{"count":%d,"root":"%s"},"objectives":[],
         "indicators":[%s,%s],
         "policy":{"name":"cell-key-1","leastRecords":20,"roundedTo":5,"codedBelow":40,"amountStep":500,
                   "dayStep":10,"curveStep":30},
         "figures":[{"indicator":"ENR1","by":[],"rows":[
             {"group":{},"numerator":null,"denominator":null,"value":null,"suppressed":"hidden"}]},
           {"indicator":"COM1","by":["programme"],"rows":[
             {"group":{"programme":"data-analyst"},"numerator":25,"denominator":30,"value":0.8333333333333334,
              "unknown":0,"pending":0,"excluded":0,"suppressed":null}]}],
         "exact":{"sha256":"","secretSha256":"%s"}}"""
        .formatted(
            vector(cohort.enrollment),
            vector(cohort.outcome),
            entryLeaves.size(),
            root(entryLeaves),
            records.size(),
            root(records.stream().map(ReceiptVerification::leaf).toList()),
            definition("ENR1"),
            definition("COM1"),
            ReportDocument.sha256(HexFormat.of().parseHex(SECRET)));
  }

  private static String exactly() {
    return """
        {"format":"outcome-ledger-exact-1","secret":"%s","figures":[
           {"indicator":"ENR1","by":[],"rows":[{"group":{},"numerator":0}]},
           {"indicator":"COM1","by":["programme"],"rows":[
             {"group":{"programme":"data-analyst"},"numerator":24,"denominator":30,"value":0.8,
              "interval":{"low":0.6269,"high":0.9050},"bounds":{"low":0.8,"high":0.8},
              "unknown":0,"pending":0,"excluded":0}]}]}"""
        .formatted(SECRET)
        .replace("0.6269,\"high\":0.9050", wilsonOf24In30());
  }

  /** Wilson's interval, by its formula. */
  private static String wilsonOf24In30() {
    double z = 1.959963984540054;
    double middle = 0.8 + z * z / 60;
    double reach = z * Math.sqrt(0.8 * 0.2 / 30 + z * z / 3600);
    double scale = 1 + z * z / 30;
    return (middle - reach) / scale + ",\"high\":" + (middle + reach) / scale;
  }

  private static String definition(String id) {
    return "{\"id\":\"%s\",\"version\":\"1\",\"definition\":\"%s\",\"sha256\":\"%s\"}"
        .formatted(
            id, DEFINITION.replace("\n", "\\n"), ReportDocument.sha256(DEFINITION.getBytes(UTF_8)));
  }

  private static String vector(SampleLedger ledger) {
    var shards = new ArrayList<String>();
    for (int shard = 0; shard < SampleLedger.SHARDS; shard++) {
      shards.add(
          "{\"shard\":%d,\"position\":%d,\"incarnation\":\"%s\",\"chain\":\"%s\"}"
              .formatted(
                  shard,
                  ledger.head(shard).position(),
                  ledger.incarnation,
                  HexFormat.of().formatHex(ledger.head(shard).chain())));
    }
    int entries = ledger.shards.stream().mapToInt(List::size).sum();
    return "{\"ledger\":\"%s\",\"entries\":%d,\"shards\":[%s]}"
        .formatted(ledger.name, entries, String.join(",", shards));
  }

  /** Of everybody who began, in the order of the leaves' hashes. */
  private static List<RecordProof> records() {
    return IntStream.range(0, SampleCohort.BEGAN)
        .mapToObj(SampleReport::record)
        .sorted(Comparator.comparing(SampleReport::hash, Arrays::compareUnsigned))
        .toList();
  }

  private static RecordProof record(int number) {
    return new RecordProof(
        salt(SampleCohort.learner(number)),
        "acme",
        SampleCohort.learner(number).toString(),
        SampleCohort.PROGRAMME,
        number < SampleCohort.COMPLETED ? "COM1=counted" : "COM1=not-counted",
        0,
        List.of());
  }

  /** As docs/report-format.md has it. */
  private static String salt(UUID learner) {
    byte[] record =
        ByteBuffer.allocate(7 + 16 + SampleCohort.PROGRAMME.length())
            .put("record\0".getBytes(UTF_8))
            .putLong(learner.getMostSignificantBits())
            .putLong(learner.getLeastSignificantBits())
            .put(SampleCohort.PROGRAMME.getBytes(UTF_8))
            .array();
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(HexFormat.of().parseHex(SECRET), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(record), 0, 16);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] hash(RecordProof it) {
    return MerkleTree.leaf(ReceiptVerification.leaf(it));
  }

  private static String root(List<byte[]> leaves) {
    var tree = new MerkleTree();
    leaves.forEach(tree::add);
    return HexFormat.of().formatHex(tree.root());
  }

  /** The row of COM1, in the report or its exact figures. */
  static ObjectNode row(ObjectNode document) {
    return (ObjectNode) document.at("/figures/1/rows/0");
  }

  static ArrayNode rows(ObjectNode document) {
    return (ArrayNode) document.at("/figures/1/rows");
  }

  /** Writes both; the report commits to the exact figures as they are now. */
  void write(Path folder) throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(exact);
    Files.write(folder.resolve("exact.json"), bytes);
    ((ObjectNode) report.get("exact")).put("sha256", ReportDocument.sha256(bytes));
    Files.write(folder.resolve("report.json"), JSON.writeValueAsBytes(report));
  }

  /** Of the first learner's enrollment, and of their record. */
  ObjectNode receipt(SampleCohort cohort, Path folder) throws IOException {
    LedgerEntry entry = cohort.enrollment.shards.getFirst().getFirst();
    List<byte[]> hashes = entryLeaves.stream().map(MerkleTree::leaf).toList();
    List<byte[]> recordHashes = records.stream().map(SampleReport::hash).toList();
    String first = SampleCohort.learner(0).toString();
    int index =
        IntStream.range(0, records.size())
            .filter(i -> records.get(i).learner().equals(first))
            .findFirst()
            .orElseThrow();
    ObjectNode receipt = JSON.createObjectNode();
    receipt.put("format", "outcome-ledger-receipt-1");
    receipt.put("report", ReportDocument.sha256(Files.readAllBytes(folder.resolve("report.json"))));
    receipt.put("ledger", "enrollment");
    receipt.put("line", new String(EntryLine.write(entry), UTF_8).stripTrailing());
    receipt.putObject("entry").put("index", 0).set("path", path(hashes, 0));
    ObjectNode record = JSON.valueToTree(records.get(index));
    record.put("index", index);
    record.set("path", path(recordHashes, index));
    receipt.set("record", record);
    return receipt;
  }

  private static ArrayNode path(List<byte[]> hashes, int index) {
    return MerkleTree.path(hashes, index).stream()
        .map(HexFormat.of()::formatHex)
        .collect(Collectors.collectingAndThen(Collectors.toList(), JSON::valueToTree));
  }
}
