package org.outcomeledger.impact.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import org.outcomeledger.format.Sha256;
import org.outcomeledger.impact.metrics.Row;
import org.outcomeledger.impact.mission.Missions.AimedAt;
import org.outcomeledger.impact.mission.ObjectiveEntry;
import org.outcomeledger.impact.mission.Target;
import org.outcomeledger.impact.mission.TargetEntry;
import org.outcomeledger.indicators.disclosure.Policy;
import org.outcomeledger.indicators.indicator.Definition;

/**
 * The members of a report, in the order of docs/report-format.md. Its bytes are those of a {@link
 * Question} and, behind a comma, of the {@link Answer}: the secret that figures are rounded with is
 * derived from the first, before there is any figure.
 */
final class FrozenDocument {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  /** What was asked, and of which entries. */
  @JsonPropertyOrder({
    "format",
    "title",
    "from",
    "to",
    "asOf",
    "currency",
    "previous",
    "ledgers",
    "entries"
  })
  record Question(
      String format,
      String title,
      LocalDate from,
      LocalDate to,
      LocalDate asOf,
      String currency,
      Restated previous,
      List<LedgerVector> ledgers,
      TreeHead entries) {}

  /** The report that this one restates, and why. */
  record Restated(String sha256, String reason) {}

  /** How far a ledger was counted. */
  record LedgerVector(String ledger, long entries, List<ShardVector> shards) {}

  /** How far a shard was counted. */
  record ShardVector(int shard, long position, String incarnation, String chain) {
    static ShardVector of(ShardHistory it) {
      return new ShardVector(
          it.end().shard(),
          it.end().position(),
          it.incarnation() == null ? null : it.incarnation().toString(),
          HexFormat.of().formatHex(it.chain()));
    }
  }

  /** Of a Merkle tree. */
  record TreeHead(long count, String root) {}

  /** What it came to. */
  record Answer(
      TreeHead records,
      List<Aim> objectives,
      List<UsedDefinition> indicators,
      Thresholds policy,
      List<FigureTable> figures,
      Commitment exact) {}

  /** An objective, as it stood. */
  record Aim(
      String id,
      String mission,
      String statement,
      List<String> indicators,
      List<AimedValue> targets) {
    static Aim of(AimedAt it, ZoneId zone) {
      ObjectiveEntry said = it.objective().entry();
      return new Aim(
          it.objective().id(),
          said.mission().name(),
          said.statement(),
          said.indicators(),
          it.targets().stream().map(target -> AimedValue.of(target, zone)).toList());
    }
  }

  /** A target of an objective, in one version. */
  record AimedValue(
      int version,
      String indicator,
      @JsonInclude(Include.NON_NULL) String window,
      @JsonInclude(Include.NON_NULL) String measure,
      LocalDate from,
      LocalDate to,
      BigDecimal value,
      String direction,
      String reason,
      LocalDate set,
      boolean late) {
    static AimedValue of(Target it, ZoneId zone) {
      TargetEntry said = it.entry();
      return new AimedValue(
          it.version(),
          said.indicator(),
          said.window(),
          said.measure(),
          said.from(),
          said.to(),
          said.value(),
          said.direction(),
          said.reason(),
          LocalDate.ofInstant(it.setAt(), zone),
          it.late());
    }
  }

  /** By what an indicator was counted. */
  record UsedDefinition(String id, String version, String definition, String sha256) {
    static UsedDefinition of(Definition it) {
      String text =
          String.join(
              "\n",
              "question: " + it.question(),
              "numerator: " + it.numerator(),
              "denominator: " + it.denominator(),
              "exclusions: " + it.exclusions(),
              "window: " + it.window(),
              "source: " + it.source());
      return new UsedDefinition(
          it.id(),
          it.version(),
          text,
          FrozenDocument.sha256(text.getBytes(StandardCharsets.UTF_8)));
    }
  }

  /** Of disclosure control. */
  record Thresholds(
      String name,
      int leastRecords,
      int roundedTo,
      int codedBelow,
      int amountStep,
      int dayStep,
      int curveStep) {
    static Thresholds of(Policy it) {
      return new Thresholds(
          Policy.NAME,
          it.least(),
          it.roundedTo(),
          it.codedBelow(),
          it.amountStep(),
          it.dayStep(),
          it.curveStep());
    }
  }

  /** An indicator's rows in some groups. */
  record FigureTable(String indicator, List<String> by, List<Row> rows) {}

  /** To the exact figures, and to the secret that they were rounded with. */
  record Commitment(String sha256, String secretSha256) {}

  /**
   * The document of exact figures.
   *
   * @param secret what it is rounded with, as all reports of its days are
   * @param salts what its records are salted with, and no other report's
   */
  record Exact(String format, String secret, String salts, List<FigureTable> figures) {}

  private FrozenDocument() {}

  /** The bytes of a report. */
  static byte[] bytes(Question question, Answer answer) {
    String first = text(question);
    String second = text(answer);
    return utf8(first.substring(0, first.length() - 1) + "," + second.substring(1));
  }

  /** The bytes of a report from its first brace up to its figures. */
  static byte[] beginning(Question question) {
    String text = text(question);
    return utf8(text.substring(0, text.length() - 1));
  }

  static byte[] bytes(Exact exact) {
    return utf8(text(exact));
  }

  static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(Sha256.of(bytes));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(Object document) {
    try {
      return JSON.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A report is plain records", e);
    }
  }
}
