package org.outcomeledger.indicators.disclosure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.cube.History;
import org.outcomeledger.indicators.cube.Snapshot;
import org.outcomeledger.indicators.figure.Figure;
import org.outcomeledger.indicators.query.GroupFigure;
import org.outcomeledger.indicators.query.IncrementalAggregation;
import org.outcomeledger.indicators.query.KeyedGroup;
import org.outcomeledger.indicators.query.PartialAggregates;
import org.outcomeledger.indicators.query.Question;
import org.outcomeledger.indicators.query.QuestionParameters;
import org.outcomeledger.indicators.query.QuestionReader;

/** A history, asked as over HTTP: {@code ask("EMP1?by=gender&where=programme:data")}. */
final class AskedCube {
  static final LocalDate TODAY = LocalDate.parse("2026-06-30");

  private final Snapshot snapshot;
  private final Optional<String> platform;

  private AskedCube(Snapshot snapshot, Optional<String> platform) {
    this.snapshot = snapshot;
    this.platform = platform;
  }

  static AskedCube of(List<Fact> facts) {
    return new AskedCube(History.cube(facts).snapshot(), Optional.empty());
  }

  /** The same for whoever sees one platform only. */
  AskedCube of(String platform) {
    return new AskedCube(snapshot, Optional.of(platform));
  }

  /** What a question came to; under control it is told anew for every secret. */
  record Answer(PartialAggregates exact, CellTables tables, Map<String, VisibleCells> visible) {

    List<GroupFigure> told(DisclosureControl control) {
      return control.disclosed(exact, tables, visible).figures().toList();
    }

    List<KeyedGroup> keyed() {
      return exact.keyedFiguresBehind(List.of()).toList();
    }

    /** The only figure. */
    Figure one(DisclosureControl control) {
      List<GroupFigure> told = told(control);
      if (told.size() != 1) {
        throw new AssertionError("There are " + told.size() + " groups");
      }
      return told.getFirst().figure();
    }
  }

  Answer ask(String asked) {
    Question question = Askable.of(question(asked));
    CellTables tables = CellTables.of(question);
    Map<String, VisibleCells> visible = new LinkedHashMap<>();
    tables
        .sizes()
        .forEach((window, it) -> visible.put(window, VisibleCells.of(count(it), Policy.STANDARD)));
    return new Answer(count(question), tables, visible);
  }

  PartialAggregates count(Question question) {
    return IncrementalAggregation.of(snapshot, question).aggregates();
  }

  Question question(String asked) {
    String[] parts = asked.split("[?]", 2);
    Map<String, List<String>> given = new LinkedHashMap<>();
    if (parts.length > 1) {
      for (String parameter : parts[1].split("&", -1)) {
        String[] said = parameter.split("=", 2);
        given.computeIfAbsent(said[0], it -> new ArrayList<>()).add(said[1]);
      }
    }
    return new QuestionReader(new QuestionParameters(given, QuestionReader.KNOWN))
        .question(parts[0], platform, TODAY);
  }
}
