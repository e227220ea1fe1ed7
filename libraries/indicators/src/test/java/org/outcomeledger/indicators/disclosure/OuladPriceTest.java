package org.outcomeledger.indicators.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.outcomeledger.event.Answer;
import org.outcomeledger.indicators.cube.History;
import org.outcomeledger.indicators.cube.History.Attributes;
import org.outcomeledger.indicators.figure.Figure;
import org.outcomeledger.indicators.figure.NumberFigure;
import org.outcomeledger.indicators.figure.ShareFigure;
import org.outcomeledger.indicators.figure.WithheldFigure;
import org.outcomeledger.indicators.query.GroupFigure;

/** How far figures are from the exact ones, on the 32,593 registrations of real students. */
class OuladPriceTest {
  private static final Path FILES = Path.of("../../../shared/data/oulad");
  private static final Path DOCUMENT = Path.of("../../docs/disclosure-control.md");
  private static final List<String> ASKED =
      List.of(
          "",
          "&by=programme",
          "&by=gender",
          "&by=priority-area",
          "&by=disability",
          "&by=prior-education",
          "&by=region",
          "&by=cohort-quarter",
          "&by=programme,gender",
          "&by=programme,cohort-quarter",
          "&by=region,prior-education",
          "&by=priority-area,disability");
  private static final Map<String, Integer> ISCED =
      Map.of(
          "No Formal quals", 0,
          "Lower Than A Level", 2,
          "A Level or Equivalent", 3,
          "HE Qualification", 6,
          "Post Graduate Qualification", 7);

  private final DisclosureControl control = Secrets.control(2014);

  @Test
  void figuresAreAsFarFromTheExactOnesAsThePageSays() throws IOException {
    if (!Files.isDirectory(FILES)) {
      System.out.println("The price on OULAD is not computed: there are no files in " + FILES);
    }
    assumeThat(FILES).isDirectory();
    AskedCube cube = AskedCube.of(students().facts());
    List<String> rows =
        List.of("ENR1", "ENR2", "COM1", "COM2", "COM3").stream()
            .map(indicator -> row(cube, indicator))
            .toList();
    assertThat(Files.readString(DOCUMENT).lines().toList()).containsAll(rows);
  }

  private String row(AskedCube cube, String indicator) {
    List<Double> differences = new ArrayList<>();
    int cells = 0;
    int hidden = 0;
    int coded = 0;
    for (String asked : ASKED) {
      String question = indicator + "?asOf=2015-03-31" + asked;
      List<GroupFigure> exact = cube.count(cube.question(question)).figures().toList();
      List<GroupFigure> told = cube.ask(question).told(control);
      assertThat(told).hasSameSizeAs(exact);
      cells += told.size();
      for (int i = 0; i < told.size(); i++) {
        if (told.get(i).figure() instanceof WithheldFigure withheld) {
          hidden += withheld.suppressed().isPresent() ? 1 : 0;
          coded += withheld.coded().isPresent() ? 1 : 0;
        } else {
          differences.add(100 * Math.abs(value(told.get(i), exact.get(i))));
        }
      }
    }
    List<Double> sorted = differences.stream().sorted().toList();
    return String.format(
        Locale.ROOT,
        "| %s | %,d | %.1f %% | %.1f %% | %.1f | %.1f | %.1f |",
        indicator,
        cells,
        100.0 * hidden / cells,
        100.0 * coded / cells,
        quantile(sorted, 0.5),
        quantile(sorted, 0.95),
        quantile(sorted, 1));
  }

  /** Of a share the difference, of a number as a part of it. */
  private static double value(GroupFigure told, GroupFigure exact) {
    assertThat(told.group()).isEqualTo(exact.group());
    Figure figure = told.figure();
    if (figure instanceof NumberFigure number) {
      long exactly = ((NumberFigure) exact.figure()).number();
      return (double) (number.number() - exactly) / exactly;
    }
    return ((ShareFigure) figure).value().orElseThrow()
        - ((ShareFigure) exact.figure()).value().orElseThrow();
  }

  private static double quantile(List<Double> sorted, double share) {
    return sorted.get((int) (share * (sorted.size() - 1)));
  }

  /** As the files' README says what they mean; a presentation begins on the 1st of its month. */
  private static History students() throws IOException {
    Map<String, Integer> lengths = new HashMap<>();
    lines("courses.csv").forEach(it -> lengths.put(it.get(0) + it.get(1), number(it.get(2))));
    Map<String, String> withdrawals = new HashMap<>();
    lines("studentRegistration.csv")
        .forEach(it -> withdrawals.put(it.get(0) + it.get(1) + it.get(2), it.get(4)));
    History history = new History();
    for (List<String> student : lines("studentInfo.csv")) {
      String id = student.get(0) + student.get(1) + student.get(2);
      live(history, student, lengths.get(student.get(0) + student.get(1)), withdrawals.get(id));
    }
    return history;
  }

  private static void live(History history, List<String> student, int length, String withdrew) {
    String enrollment = student.get(0) + student.get(1) + student.get(2);
    LocalDate start =
        LocalDate.of(
            number(student.get(1).substring(0, 4)), student.get(1).endsWith("J") ? 10 : 2, 1);
    History.Learner learner =
        history
            .learner("oulad", student.get(2))
            .enrolledRefundable(
                enrollment, student.get(0), start.toString(), length, start.plusDays(14).toString())
            .declared(start.toString(), attributes(student));
    String result = student.get(11);
    if (!withdrew.isEmpty()) {
      learner.withdrew(enrollment, start.plusDays(number(withdrew)).toString());
    } else if (result.equals("Withdrawn")) {
      learner.withdrew(enrollment, start.plusDays(length).toString());
    } else if (result.equals("Pass") || result.equals("Distinction")) {
      learner.completed(enrollment, start.plusDays(length).toString());
    }
  }

  private static Attributes attributes(List<String> student) {
    String deprivation = student.get(6);
    return new Attributes(
        Answer.of(student.get(3).toLowerCase(Locale.ROOT)),
        Answer.of(student.get(4)),
        Answer.of(ISCED.get(student.get(5))),
        null,
        deprivation.isEmpty() ? null : Answer.of(List.of("0-10%", "10-20").contains(deprivation)),
        Answer.of(student.get(10).equals("Y")),
        null,
        null);
  }

  private static int number(String text) {
    return Integer.parseInt(text);
  }

  /** No cell of these files has a comma or a quote in it. */
  private static List<List<String>> lines(String file) throws IOException {
    return Files.readAllLines(FILES.resolve(file)).stream()
        .skip(1)
        .map(line -> List.of(line.replace("\"", "").split(",", -1)))
        .toList();
  }
}
