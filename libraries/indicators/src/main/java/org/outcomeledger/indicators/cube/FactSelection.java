package org.outcomeledger.indicators.cube;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.outcomeledger.indicators.LedgerName;
import org.outcomeledger.indicators.Position;

/**
 * One learner's facts, of which any can be left out, to see what follows from the others alone.
 * They have numbers from 0 on, in the order of their ledgers and positions. Retractions are none of
 * them: what they took back is not there. For one thread.
 */
public final class FactSelection {
  private final int[] all;
  private final int[] places;
  private final int[] some;
  private final LearnerFacts view = new LearnerFacts();

  /** All that is known of the learner whom {@code facts} looks at. */
  public FactSelection(LearnerFacts facts) {
    all = Arrays.copyOfRange(facts.page(), facts.place(), facts.place() + facts.size());
    places = places(all);
    some = Arrays.copyOf(all, all.length);
  }

  private static int[] places(int[] all) {
    return IntStream.iterate(Layout.HEADER, at -> at < all.length, at -> at + Layout.size(all[at]))
        .filter(at -> !Layout.isRetraction(all[at]))
        .boxed()
        .sorted(
            Comparator.comparing((Integer at) -> Layout.ledger(all[at]))
                .thenComparingLong(at -> Integer.toUnsignedLong(all[at + Layout.POSITION])))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** How many facts there are. */
  public int size() {
    return places.length;
  }

  /** The learner with these facts only. It is one object that changes with the next call. */
  public LearnerFacts only(BitSet chosen) {
    int end = Layout.HEADER;
    for (int fact = chosen.nextSetBit(0); fact >= 0; fact = chosen.nextSetBit(fact + 1)) {
      int length = Layout.size(all[places[fact]]);
      System.arraycopy(all, places[fact], some, end, length);
      end += length;
    }
    some[Layout.LENGTH] = end;
    view.read(some, 0);
    return view;
  }

  /** Where a fact stands in its ledger. */
  public Position position(int fact) {
    LedgerName ledger = Layout.ledger(all[places[fact]]);
    long position = Integer.toUnsignedLong(all[places[fact] + Layout.POSITION]);
    return new Position(ledger, all[Layout.SHARD], position);
  }
}
