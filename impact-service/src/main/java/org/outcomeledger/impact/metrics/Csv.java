package org.outcomeledger.impact.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.outcomeledger.impact.metrics.RecordRow.EventPlace;
import org.outcomeledger.indicators.disclosure.Policy;
import org.outcomeledger.indicators.figure.Bounds;
import org.outcomeledger.indicators.indicator.Difference;
import org.outcomeledger.indicators.indicator.Incidence;
import org.outcomeledger.indicators.indicator.Indicator;
import org.outcomeledger.indicators.indicator.LearnersEnrolled;
import org.outcomeledger.indicators.indicator.Quantity;
import org.outcomeledger.indicators.indicator.Share;
import org.outcomeledger.indicators.indicator.SharesByWindow;
import org.outcomeledger.indicators.query.Question;
import org.outcomeledger.indicators.query.Question.Counting;

/**
 * Answers as RFC 4180 text: a head line, then a line for each row; what is null is empty, and what
 * a spreadsheet would run is text.
 */
final class Csv {
  private record Column<T>(String name, Function<T, Object> cell) {}

  /** A day of a curve; without a point where the curve is withheld. */
  private record CurveDay(Curve curve, CurvePoint point) {

    static Stream<CurveDay> of(Curve curve) {
      return curve.atRisk() == null
          ? Stream.of(new CurveDay(curve, null))
          : curve.points().stream().map(it -> new CurveDay(curve, it));
    }

    <T> T at(Function<CurvePoint, T> figure) {
      return point == null ? null : figure.apply(point);
    }
  }

  private static final List<String> HEAD = List.of("indicator", "version", "asOf");

  private static final List<Column<Row>> FIGURES =
      List.of(
          new Column<>("numerator", Row::numerator),
          new Column<>("denominator", Row::denominator),
          new Column<>("value", Row::value),
          new Column<>("intervalLow", row -> low(row.interval())),
          new Column<>("intervalHigh", row -> high(row.interval())),
          new Column<>("boundsLow", row -> of(row.bounds(), Bounds::low)),
          new Column<>("boundsHigh", row -> of(row.bounds(), Bounds::high)),
          new Column<>("unknown", Row::unknown),
          new Column<>("pending", Row::pending),
          new Column<>("excluded", Row::excluded));

  private static final List<Column<Row>> OF_MEDIANS =
      List.of(
          new Column<>("count", Row::count),
          new Column<>("coverage", Row::coverage),
          new Column<>("currency", Row::currency));

  private static final Column<Row> SUPPRESSED = new Column<>("suppressed", Row::suppressed);

  private static final List<Column<Row>> DISCLOSED =
      List.of(new Column<>("coded", Row::coded), new Column<>("policy", row -> Policy.NAME));

  private static final List<Column<CurveDay>> DISCLOSED_DAYS =
      List.of(
          new Column<>("suppressed", it -> it.curve().suppressed()),
          new Column<>("coded", it -> it.curve().coded()),
          new Column<>("policy", it -> Policy.NAME));

  private static final List<Column<CurveDay>> DAYS =
      List.of(
          new Column<>("kind", it -> it.curve().kind()),
          new Column<>("day", it -> it.at(CurvePoint::day)),
          new Column<>("atRisk", it -> it.at(CurvePoint::atRisk)),
          new Column<>("events", it -> it.at(CurvePoint::events)),
          new Column<>("competing", it -> it.at(CurvePoint::competing)),
          new Column<>("censored", it -> it.at(CurvePoint::censored)),
          new Column<>("incidence", it -> it.at(CurvePoint::incidence)),
          new Column<>("survival", it -> it.at(CurvePoint::survival)),
          new Column<>("standardError", it -> it.at(CurvePoint::standardError)),
          new Column<>("intervalLow", it -> low(it.at(CurvePoint::interval))),
          new Column<>("intervalHigh", it -> high(it.at(CurvePoint::interval))));

  private static final List<Column<MeasureRow>> OF_MEASURES =
      List.of(
          new Column<>("measure", row -> row.group().get("measure")),
          new Column<>("from", MeasureRow::from),
          new Column<>("to", MeasureRow::to),
          new Column<>("numerator", MeasureRow::numerator),
          new Column<>("unit", MeasureRow::unit),
          new Column<>("measureVersion", MeasureRow::measureVersion),
          new Column<>("document", MeasureRow::document),
          new Column<>("sha256", MeasureRow::sha256),
          new Column<>("enteredBy", MeasureRow::enteredBy),
          new Column<>("enteredAt", MeasureRow::enteredAt),
          new Column<>("suppressed", MeasureRow::suppressed));

  private static final List<Column<RecordRow>> OF_RECORDS =
      List.of(
          new Column<>("standing", RecordRow::standing),
          new Column<>("inDenominator", RecordRow::inDenominator),
          new Column<>("because", RecordRow::because),
          new Column<>("value", RecordRow::value),
          new Column<>("events", Csv::places));

  private Csv() {}

  /** Records, line by line. The programme is there once, also where it makes the groups. */
  static Stream<String> ofRecords(Question question, Stream<RecordRow> records) {
    List<Column<RecordRow>> columns = new ArrayList<>();
    columns.add(new Column<>("learnerId", RecordRow::learnerId));
    if (question.by().stream().noneMatch(it -> it.text().equals("programme"))) {
      columns.add(new Column<>("programme", RecordRow::programme));
    }
    columns.add(new Column<>("window", RecordRow::window));
    columns.add(new Column<>("part", RecordRow::part));
    columns.addAll(OF_RECORDS);
    return lines(question, columns, RecordRow::group, records);
  }

  private static String places(RecordRow record) {
    return record.events().stream().map(EventPlace::toString).collect(Collectors.joining(" "));
  }

  /** Values, line by line. */
  static Stream<String> ofRows(Question question, Stream<Row> rows) {
    return lines(
        question, and(columns(question.indicator()), DISCLOSED, question), Row::group, rows);
  }

  /** Curves, a line for each of their days. */
  static Stream<String> ofCurves(Question question, Stream<Curve> curves) {
    return lines(
        question,
        and(DAYS, DISCLOSED_DAYS, question),
        it -> it.curve().group(),
        curves.flatMap(CurveDay::of));
  }

  /** Reported measures, line by line. */
  static Stream<String> ofMeasures(MeasuresAnswer answer) {
    List<Object> head = new ArrayList<>(HEAD);
    OF_MEASURES.forEach(column -> head.add(column.name()));
    return Stream.concat(
        Stream.of(line(head)),
        answer.rows().stream()
            .map(
                row -> {
                  List<Object> cells =
                      new ArrayList<>(List.of(answer.indicator(), answer.version(), answer.asOf()));
                  OF_MEASURES.forEach(column -> cells.add(column.cell().apply(row)));
                  return line(cells);
                }));
  }

  /** What is told under disclosure control has columns that exact figures have not. */
  private static <T> List<Column<T>> and(
      List<Column<T>> columns, List<Column<T>> disclosed, Question question) {
    return question.counting() == Counting.FIGURES
        ? columns
        : Stream.concat(columns.stream(), disclosed.stream()).toList();
  }

  private static List<Column<Row>> columns(Indicator indicator) {
    List<Column<Row>> columns = new ArrayList<>();
    switch (indicator) {
      case Share share -> columns.addAll(FIGURES);
      case LearnersEnrolled enrolled -> columns.addAll(FIGURES);
      case SharesByWindow shares -> {
        columns.add(new Column<>("window", Row::window));
        columns.addAll(FIGURES);
      }
      case Quantity quantity -> {
        columns.addAll(FIGURES);
        columns.addAll(OF_MEDIANS);
      }
      case Incidence incidence -> {
        columns.addAll(FIGURES);
        columns.addAll(OF_MEDIANS);
      }
      case Difference difference -> {
        columns.addAll(FIGURES);
        columns.addAll(ofPart(difference.dimension() + "=true", 0));
        columns.addAll(ofPart(difference.dimension() + "=false", 1));
        columns.add(new Column<>("unclassified", Row::unclassified));
      }
    }
    columns.add(SUPPRESSED);
    return columns;
  }

  private static List<Column<Row>> ofPart(String name, int part) {
    return List.of(
        new Column<>(name + " numerator", row -> part(row, part, Row::numerator)),
        new Column<>(name + " denominator", row -> part(row, part, Row::denominator)),
        new Column<>(name + " unknown", row -> part(row, part, Row::unknown)));
  }

  private static Long part(Row row, int part, Function<Row, Long> figure) {
    return row.parts() == null ? null : figure.apply(row.parts().get(part));
  }

  private static <T> Stream<String> lines(
      Question question,
      List<Column<T>> columns,
      Function<T, Map<String, String>> group,
      Stream<T> items) {
    List<Object> head = new ArrayList<>(HEAD);
    question.by().forEach(dimension -> head.add(dimension.text()));
    columns.forEach(column -> head.add(column.name()));
    return Stream.concat(
        Stream.of(line(head)), items.map(item -> line(cells(question, columns, group, item))));
  }

  private static <T> List<Object> cells(
      Question question, List<Column<T>> columns, Function<T, Map<String, String>> group, T item) {
    var definition = question.indicator().definition();
    List<Object> cells =
        new ArrayList<>(List.of(definition.id(), definition.version(), question.span().asOf()));
    cells.addAll(group.apply(item).values());
    columns.forEach(column -> cells.add(column.cell().apply(item)));
    return cells;
  }

  private static Double low(Limits interval) {
    return of(interval, Limits::low);
  }

  private static Double high(Limits interval) {
    return of(interval, Limits::high);
  }

  private static <T> Double of(T figures, Function<T, Double> end) {
    return figures == null ? null : end.apply(figures);
  }

  private static String line(List<Object> cells) {
    Object[] inert = cells.stream().map(CellText::inert).toArray();
    return CSVFormat.RFC4180.format(inert) + CSVFormat.RFC4180.getRecordSeparator();
  }
}
