package org.outcomeledger.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.outcomeledger.recount.ConfidenceInterval;
import org.outcomeledger.recount.MedianDays;
import org.outcomeledger.recount.RecountFigure;
import org.outcomeledger.recount.RecountFigure.Curves;
import org.outcomeledger.recount.RecountFigure.Gap;
import org.outcomeledger.recount.RecountFigure.Learners;
import org.outcomeledger.recount.RecountFigure.MedianValue;
import org.outcomeledger.recount.RecountFigure.NonResponseBounds;
import org.outcomeledger.recount.RecountFigure.ShareOfRecords;
import org.outcomeledger.verifier.ReportDocument.Thresholds;

/** No member of a row of any kind can be another one. */
class RowsTest {

  private static final Thresholds POLICY = new Thresholds("cell-key-1", 20, 5, 40, 500, 10, 30);
  private static final ShareOfRecords FIRST = share(24, 41, 7, 3);
  private static final ShareOfRecords SECOND = share(51, 83, 9, 0);

  /** What was recounted, the row that is told of it, and the exact one. */
  record Kind(String name, RecountFigure recounted, String rounded, String exact) {

    List<String> wrong(RowVerification rows, JsonNode row) {
      return rows.wrong(List.of(), recounted, row);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static final Kind COUNT =
      new Kind(
          "count",
          new Learners(33),
          "'numerator':35,'denominator':null,'value':null,'interval':null,'bounds':null,'unknown':0,'pending':0,'excluded':0",
          "'numerator':33,'denominator':null,'value':null,'interval':null,'bounds':null,'unknown':0,'pending':0,'excluded':0");

  private static final Kind SHARE =
      new Kind("share", FIRST, told(25, 40, 5, 5), told(24, 41, 7, 3));

  private static final Kind MEDIAN =
      new Kind(
          "median",
          new MedianValue(
              share(24, 31, 7, 0), Optional.of(31_260.0), Optional.of(interval(29_800, 34_999))),
          "'numerator':25,'denominator':30,'value':31500.0,'interval':{'method':'binomial','level':0.95,'low':30000.0,'high':35000.0},'bounds':null,'unknown':5,'pending':5,'excluded':0,'count':25,'coverage':%s,'currency':'EUR'"
              .formatted(25 / 30.0),
          "'numerator':24,'denominator':31,'value':31260.0,'interval':{'method':'binomial','level':0.95,'low':29800.0,'high':34999.0},'bounds':null,'unknown':7,'pending':4,'excluded':2,'count':24,'coverage':%s,'currency':'EUR'"
              .formatted(24 / 31.0));

  private static final Kind GAP =
      new Kind(
          "gap",
          new Gap(FIRST, SECOND, 12, Optional.empty(), Optional.empty(), Optional.empty()),
          gap(new long[] {25, 40, 5, 5}, new long[] {50, 80, 10, 0})
              + ",'unknown':15,'pending':10,'excluded':0,'unclassified':10",
          gap(new long[] {24, 41, 7, 3}, new long[] {51, 83, 9, 0})
              + ",'unknown':16,'pending':8,'excluded':4,'unclassified':12");

  private static final Kind CURVE =
      new Kind(
          "curve",
          new Curves(
              List.of(),
              List.of(),
              new MedianDays(Optional.of(94L), Optional.of(61L), Optional.empty()),
              28,
              44,
              3),
          "'numerator':30,'denominator':45,'value':90.0,'interval':{'method':'log(-log)','level':0.95,'low':60.0,'high':null},'bounds':null,'unknown':null,'pending':0,'excluded':5,'count':45,'coverage':1.0",
          "'numerator':28,'denominator':44,'value':94.0,'interval':{'method':'log(-log)','level':0.95,'low':61.0,'high':null},'bounds':null,'unknown':null,'pending':0,'excluded':3,'count':44,'coverage':1.0");

  private static Stream<Kind> kinds() {
    return Stream.of(COUNT, SHARE, MEDIAN, GAP, CURVE);
  }

  private final RowVerification rounded = new RoundedRow(POLICY, 0, "EUR");
  private final RowVerification exact = new ExactRow(0, "EUR");

  @ParameterizedTest
  @MethodSource("kinds")
  void aRowThatIsHonestHolds(Kind kind) throws JsonProcessingException {
    assertThat(kind.wrong(rounded, row(kind.rounded))).isEmpty();
    assertThat(kind.wrong(exact, row(kind.exact))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void noMemberCanBeAnotherOrBeAdded(Kind kind) throws JsonProcessingException {
    assertEachMemberIsCompared(kind, rounded, row(kind.rounded));
    assertEachMemberIsCompared(kind, exact, row(kind.exact));
  }

  private static void assertEachMemberIsCompared(Kind kind, RowVerification rows, ObjectNode row) {
    for (Change change : changes(row, "")) {
      if (isIntervalOfARoundedCurve(kind, rows, change)) {
        continue; // it is made of steps that a row does not have
      }
      ObjectNode changed = row.deepCopy();
      change.how().accept(changed);
      assertThat(kind.wrong(rows, changed))
          .as("%s %s: %s", kind, change.member(), changed)
          .isNotEmpty();
    }
  }

  private static boolean isIntervalOfARoundedCurve(Kind kind, RowVerification rows, Change change) {
    return kind.equals(CURVE) && rows instanceof RoundedRow && change.member().contains("interval");
  }

  private record Change(String member, Consumer<ObjectNode> how) {}

  /** Each member as another number, as a text and as nothing, and one more. */
  private static List<Change> changes(ObjectNode row, String path) {
    var changes = new ArrayList<Change>();
    changes.add(new Change(path + "/more", it -> at(it, path).put("more", 1)));
    row.properties().stream()
        .filter(it -> !path.isEmpty() || !it.getKey().equals("group"))
        .forEach(it -> changes.addAll(changes(it.getKey(), it.getValue(), path)));
    return changes;
  }

  private static List<Change> changes(String name, JsonNode member, String path) {
    String place = path + "/" + name;
    var changes = new ArrayList<Change>();
    if (member instanceof ObjectNode inner) {
      changes.addAll(changes(inner, place));
    } else if (member instanceof ArrayNode rows) {
      for (int i = 0; i < rows.size(); i++) {
        changes.addAll(changes((ObjectNode) rows.get(i), place + "/" + i));
      }
      changes.add(new Change(place, it -> ((ArrayNode) it.at(place)).addObject()));
    } else {
      changes.add(new Change(place, it -> at(it, path).set(name, oneMore(member))));
      changes.add(new Change(place, it -> at(it, path).put(name, member.asText() + "1")));
    }
    if (!member.isNull()) {
      changes.add(new Change(place, it -> at(it, path).putNull(name)));
    }
    return changes;
  }

  private static JsonNode oneMore(JsonNode member) {
    return member.isIntegralNumber()
        ? LongNode.valueOf(member.longValue() + 1)
        : DoubleNode.valueOf(member.asDouble() + 1);
  }

  private static ObjectNode at(ObjectNode row, String path) {
    return (ObjectNode) row.at(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"18446744073709551641", "-9223372036854775783", "25.0", "\"25\"", "-25", "true"})
  void whatIsNoCountIsNotTakenForOne(String spelling) throws JsonProcessingException {
    for (RowVerification rows : List.of(rounded, exact, new ExactRow(1, "EUR"))) {
      ObjectNode row = row(rows instanceof RoundedRow ? SHARE.rounded : SHARE.exact);
      row.set("numerator", SampleReport.JSON.readTree(spelling));
      assertThat(SHARE.wrong(rows, row))
          .contains("numerator is " + row.get("numerator") + ", which is no count");
    }
  }

  @Test
  void aHiddenRowTellsThatAlone() throws JsonProcessingException {
    for (String more :
        List.of("'numerator':5", "'parts':[]", "'coded':'at-most-20-percent'", "'count':1")) {
      ObjectNode row = row(more).put("suppressed", "hidden");
      assertThat(SHARE.wrong(rounded, row)).as(more).isNotEmpty();
    }
    assertThat(SHARE.wrong(rounded, hidden("because"))).isNotEmpty();
    assertThat(SHARE.wrong(rounded, hidden("hidden"))).isEmpty();
  }

  private static ObjectNode hidden(String why) {
    return SampleReport.JSON.createObjectNode().put("suppressed", why);
  }

  @Test
  void whatIsToldInWordsIsNobodyOrEverybodyOfFew() {
    assertThat(inWords(share(4, 30, 0, 0), "at-most-20-percent")).isEmpty();
    assertThat(inWords(share(26, 30, 0, 0), "at-least-80-percent")).isEmpty();
    assertThat(inWords(share(5, 30, 0, 0), "at-most-20-percent")).isNotEmpty();
    assertThat(inWords(share(4, 44, 0, 0), "at-most-20-percent")).isNotEmpty();
    assertThat(inWords(share(4, 19, 0, 0), "at-most-20-percent")).isNotEmpty();
    assertThat(inWords(share(4, 30, 0, 0), "at-most-20-percent-or-so")).isNotEmpty();
    assertThat(inWords(new Learners(30), "at-most-20-percent")).isNotEmpty();
    Gap gap =
        new Gap(
            share(4, 30, 0, 0), SECOND, 0, Optional.empty(), Optional.empty(), Optional.empty());
    assertThat(inWords(gap, "part-at-most-20-percent")).isEmpty();
    assertThat(inWords(gap, "at-most-20-percent")).isNotEmpty();
  }

  private List<String> inWords(RecountFigure recounted, String words) {
    ObjectNode row = SampleReport.JSON.createObjectNode().put("coded", words);
    return rounded.wrong(List.of(), recounted, row);
  }

  @Test
  void nobodyOfFewIsNotToldInFigures() throws JsonProcessingException {
    assertThat(rounded.wrong(List.of(), share(2, 30, 0, 0), row(told(0, 30, 0, 0))))
        .contains("it is told, and not at-most-20-percent");
  }

  private static ObjectNode row(String members) throws JsonProcessingException {
    return (ObjectNode)
        SampleReport.JSON.readTree(
            ("{'group':{}," + members + ",'suppressed':null}").replace('\'', '"'));
  }

  /** Of a share with 4 pending and 2 excluded. */
  private static ShareOfRecords share(
      long numerator, long denominator, long unknown, long leftOut) {
    double everyone = denominator + leftOut;
    return new ShareOfRecords(
        "",
        numerator,
        denominator,
        Optional.of((double) numerator / denominator),
        Optional.of(ConfidenceInterval.wilson(numerator, denominator)),
        Optional.of(new NonResponseBounds(numerator / everyone, (numerator + unknown) / everyone)),
        unknown,
        leftOut,
        4,
        2);
  }

  private static ConfidenceInterval interval(double low, double high) {
    return new ConfidenceInterval(low, high);
  }

  /** Pending and excluded as they are rounded where the rest is. */
  private static String told(long numerator, long denominator, long unknown, long leftOut) {
    boolean isRounded = numerator % 5 == 0 && denominator % 5 == 0 && unknown % 5 == 0;
    double everyone = denominator + leftOut;
    return "'numerator':%d,'denominator':%d,'value':%s,'interval':%s,'bounds':{'low':%s,'high':%s},'unknown':%d,'pending':%d,'excluded':%d"
        .formatted(
            numerator,
            denominator,
            (double) numerator / denominator,
            json("wilson", ConfidenceInterval.wilson(numerator, denominator)),
            numerator / everyone,
            (numerator + unknown) / everyone,
            unknown,
            isRounded ? 5 : 4,
            isRounded ? 0 : 2);
  }

  /** Each side by its numerator, denominator, unknown, and those left out. */
  private static String gap(long[] one, long[] other) {
    double p1 = (double) one[0] / one[1];
    double p2 = (double) other[0] / other[1];
    double everyone = one[1] + one[3];
    double others = other[1] + other[3];
    ConfidenceInterval interval =
        ConfidenceInterval.newcombe(
            p1,
            ConfidenceInterval.wilson(one[0], one[1]),
            p2,
            ConfidenceInterval.wilson(other[0], other[1]));
    return "'numerator':null,'denominator':null,'value':%s,'interval':%s,'bounds':{'low':%s,'high':%s},'parts':[%s,%s]"
        .formatted(
            p1 - p2,
            json("newcombe", interval),
            one[0] / everyone - (other[0] + other[2]) / others,
            (one[0] + one[2]) / everyone - other[0] / others,
            part("true", one),
            part("false", other));
  }

  private static String part(String value, long[] counts) {
    return "{'group':{'target-group':'%s'},%s,'suppressed':null}"
        .formatted(value, told(counts[0], counts[1], counts[2], counts[3]));
  }

  private static String json(String method, ConfidenceInterval it) {
    return "{'method':'%s','level':0.95,'low':%s,'high':%s}".formatted(method, it.low(), it.high());
  }
}
