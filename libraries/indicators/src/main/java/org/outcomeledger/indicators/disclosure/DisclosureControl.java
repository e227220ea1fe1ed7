package org.outcomeledger.indicators.disclosure;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.outcomeledger.indicators.query.FiguresByGroup;
import org.outcomeledger.indicators.query.GroupFigure;
import org.outcomeledger.indicators.query.KeyedGroup;
import org.outcomeledger.indicators.query.PartialAggregates;

/**
 * What every figure goes through on its way to those who must not find one person in it. Under one
 * secret the same records always give the same figure; whoever has the secret can take the rounding
 * back. Any number of threads may use it.
 *
 * <p>What it does not promise: that somebody who knows everyone else in a cell, and reads every
 * cell that one person is in, learns nothing about that person. Every cell is rounded by a draw of
 * its own, and many draws tell more than one.
 */
public final class DisclosureControl {
  /** Of how many bytes the secret has to be. */
  public static final int SHORTEST_SECRET = 32;

  private final Policy policy;
  private final byte[] secret;

  /**
   * @throws IllegalArgumentException for a secret that could be guessed
   */
  public DisclosureControl(Policy policy, byte[] secret) {
    if (secret.length < SHORTEST_SECRET) {
      throw new IllegalArgumentException(
          "The disclosure secret needs at least " + SHORTEST_SECRET + " bytes");
    }
    this.policy = policy;
    this.secret = secret.clone();
  }

  /** Its thresholds. */
  public Policy policy() {
    return policy;
  }

  /** The count of records with this key, rounded. */
  long rounded(long count, long key) {
    return draws().rounded(count, key);
  }

  /**
   * A count of what is no record, such as of events that wait, rounded: while it is the same it is
   * rounded in the same way.
   *
   * @param what is counted; it tells this count from others that are as great
   */
  public long rounded(long count, String what) {
    return draws().rounded(count, draws().key(what + " " + count));
  }

  /**
   * The figures that are told of a question's groups.
   *
   * @param exact what the question came to, counted with keys
   * @param tables of the question
   * @param visible by window: the cells that are not hidden
   */
  public FiguresByGroup disclosed(
      PartialAggregates exact, CellTables tables, Map<String, VisibleCells> visible) {
    return new Disclosed(exact, tables, Map.copyOf(visible));
  }

  private Draws draws() {
    return new Draws(secret, policy.roundedTo());
  }

  private final class Disclosed implements FiguresByGroup {
    private final PartialAggregates exact;
    private final CellTables tables;
    private final Map<String, VisibleCells> visible;

    private Disclosed(
        PartialAggregates exact, CellTables tables, Map<String, VisibleCells> visible) {
      this.exact = exact;
      this.tables = tables;
      this.visible = visible;
    }

    @Override
    public Stream<GroupFigure> figuresBehind(List<String> key) {
      Rounding rounding = new Rounding(policy, draws());
      return exact.keyedFiguresBehind(key).map(it -> disclosed(it, rounding));
    }

    private GroupFigure disclosed(KeyedGroup it, Rounding rounding) {
      List<String> cell = tables.cell(it.group());
      return new GroupFigure(
          it.group(),
          rounding.disclosed(it.figure(), window -> visible.get(window).isVisible(cell)));
    }
  }
}
