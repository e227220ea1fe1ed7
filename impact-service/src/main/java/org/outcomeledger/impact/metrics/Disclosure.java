package org.outcomeledger.impact.metrics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.outcomeledger.indicators.cube.Snapshot;
import org.outcomeledger.indicators.disclosure.CellTables;
import org.outcomeledger.indicators.disclosure.DisclosureControl;
import org.outcomeledger.indicators.disclosure.VisibleCells;
import org.outcomeledger.indicators.query.FiguresByGroup;
import org.outcomeledger.indicators.query.PartialAggregates;
import org.outcomeledger.indicators.query.Question;
import org.outcomeledger.indicators.query.Question.Counting;

/**
 * What every figure passes on its way out: as it is, for those who may see exact ones, else through
 * disclosure control. Which cells of a table are hidden is found out when the table is first asked
 * about, and kept for as long as the snapshot is shown.
 */
@Singleton
final class Disclosure {
  /** So many cells that are not hidden are remembered, of all tables together. */
  private static final long CELLS = 2_000_000;

  private record Table(Snapshot snapshot, VisibleCells cells) {}

  private final Cache<Question, Table> tables =
      Caffeine.newBuilder()
          .maximumWeight(CELLS)
          .<Question, Table>weigher((question, table) -> 1 + table.cells().size())
          .build();

  private final Scans scans;
  private final DisclosureControl control;

  Disclosure(Scans scans, DisclosureControl control) {
    this.scans = scans;
    this.control = control;
  }

  /** Counts, and makes an answer of what may be told. */
  <T> T answer(Query query, Function<FiguresByGroup, T> made) throws InterruptedException {
    Function<PartialAggregates, FiguresByGroup> told = told(query);
    return scans.answer(query, groups -> made.apply(told.apply(groups)));
  }

  /** The same for an answer that is made while it is written. */
  <T> T answerWhileWriting(Query query, Function<FiguresByGroup, T> made)
      throws InterruptedException {
    Function<PartialAggregates, FiguresByGroup> told = told(query);
    return scans.answerWhileWriting(query, groups -> made.apply(told.apply(groups)));
  }

  private Function<PartialAggregates, FiguresByGroup> told(Query query)
      throws InterruptedException {
    if (query.question().counting() == Counting.FIGURES) {
      return exact -> exact;
    }
    CellTables cells = CellTables.of(query.question());
    Map<String, VisibleCells> visible = new LinkedHashMap<>();
    for (Map.Entry<String, Question> sizes : cells.sizes().entrySet()) {
      visible.put(sizes.getKey(), visible(sizes.getValue(), query));
    }
    return exact -> control.disclosed(exact, cells, visible);
  }

  private VisibleCells visible(Question sizes, Query query) throws InterruptedException {
    Snapshot snapshot = query.snapshot();
    Table known = tables.getIfPresent(sizes);
    if (known != null && known.snapshot().equals(snapshot)) {
      return known.cells();
    }
    Query counted = new Query(sizes, snapshot, List.of(), false, query.reader(), null);
    VisibleCells cells = scans.answer(counted, all -> VisibleCells.of(all, control.policy()));
    tables.put(sizes, new Table(snapshot, cells));
    return cells;
  }
}
