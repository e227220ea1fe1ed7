package org.outcomeledger.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
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
  private static final String GROUP = "{\"programme\":\"data-analyst\"}";

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
                    .map(it -> FrozenShard.leaf(ledger.name, it)))
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
     "figures":%s,
     "exact":{"sha256":"","secretSha256":"%s"}}\
    """
        .formatted(
            vector(cohort.enrollment),
            vector(cohort.outcome),
            entryLeaves.size(),
            root(entryLeaves),
            records.size(),
            root(records.stream().map(ReceiptVerification::leaf).toList()),
            definition("ENR1"),
            definition("COM1"),
            tables(hidden(), share(25, 30)),
            ReportDocument.sha256(HexFormat.of().parseHex(SECRET)));
  }

  private static String exactly() {
    return "{\"format\":\"outcome-ledger-exact-1\",\"secret\":\"%1$s\",\"salts\":\"%1$s\",\"figures\":%2$s}"
        .formatted(SECRET, tables(nobody(), share(24, 30)));
  }

  /** Of everybody, and by programme: there is one. */
  private static String tables(String enrolled, String completed) {
    return Stream.of(
            table("ENR1", "[]", "{}", enrolled),
            table("ENR1", "[\"programme\"]", GROUP, enrolled),
            table("COM1", "[]", "{}", completed),
            table("COM1", "[\"programme\"]", GROUP, completed))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String table(String indicator, String by, String group, String members) {
    return "{\"indicator\":\"%s\",\"by\":%s,\"rows\":[{\"group\":%s,%s}]}"
        .formatted(indicator, by, group, members);
  }

  private static String hidden() {
    return "\"numerator\":null,\"denominator\":null,\"value\":null,\"suppressed\":\"hidden\"";
  }

  private static String nobody() {
    return "\"numerator\":0,\"denominator\":null,\"value\":null,\"unknown\":0,\"pending\":0,\"excluded\":0";
  }

  /** The members of such a share. */
  static ObjectNode completed(int numerator, int denominator) throws JsonProcessingException {
    return object("{" + share(numerator, denominator) + "}");
  }

  /** With Wilson's interval by its formula. */
  private static String share(int numerator, int denominator) {
    double share = (double) numerator / denominator;
    double z = 1.959963984540054;
    double n = denominator;
    double middle = share + z * z / (2 * n);
    double reach = z * Math.sqrt(share * (1 - share) / n + z * z / (4 * n * n));
    double scale = 1 + z * z / n;
    return """
    "numerator":%d,"denominator":%d,"value":%s,
    "interval":{"method":"wilson","level":0.95,"low":%s,"high":%s},"bounds":{"low":%s,"high":%s},
    "unknown":0,"pending":0,"excluded":0,"suppressed":null\
    """
        .formatted(
            numerator,
            denominator,
            share,
            (middle - reach) / scale,
            (middle + reach) / scale,
            share,
            share);
  }

  private static JsonNode definition(String id) {
    CataloguedDefinition it = CataloguedDefinition.of(id);
    return JSON.createObjectNode()
        .put("id", id)
        .put("version", it.definition().version())
        .put("definition", it.text())
        .put("sha256", it.sha256());
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

  /** The row of COM1 by programme, in the report or its exact figures. */
  static ObjectNode row(ObjectNode document) {
    return (ObjectNode) document.at("/figures/3/rows/0");
  }

  static ArrayNode rows(ObjectNode document) {
    return (ArrayNode) document.at("/figures/3/rows");
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
