package org.outcomeledger.indicators.query;

import java.util.HashMap;
import java.util.Map;
import org.outcomeledger.indicators.cube.Dictionary;
import org.outcomeledger.indicators.indicator.Frame;
import org.outcomeledger.indicators.indicator.Incidence;
import org.outcomeledger.indicators.indicator.Indicator;
import org.outcomeledger.indicators.indicator.Quantity;
import org.outcomeledger.indicators.indicator.Share;

/**
 * What questions look up of a record: its key, and where it stands. Those that are counted
 * together, learner by learner, share one, so that each record is judged once for all of them. For
 * one thread.
 */
final class RecordLookups {
  private record Asked(Indicator indicator, Frame frame) {}

  private final RecordKeys keys;
  private final Map<Asked, RecordStanding> standings = new HashMap<>();

  /**
   * Nothing looked up yet.
   *
   * @param dictionary of the cube whose records they are
   */
  RecordLookups(Dictionary dictionary) {
    this.keys = new RecordKeys(dictionary);
  }

  RecordKeys keys() {
    return keys;
  }

  RecordStanding standing(Share share, Frame frame) {
    return standing(share, frame, share::standing);
  }

  RecordStanding standing(Quantity quantity, Frame frame) {
    return standing(quantity, frame, quantity::standing);
  }

  RecordStanding standing(Incidence incidence, Frame frame) {
    return standing(incidence, frame, incidence::standing);
  }

  private RecordStanding standing(Indicator indicator, Frame frame, RecordStanding.Rule rule) {
    return standings.computeIfAbsent(
        new Asked(indicator, frame), it -> new RecordStanding(rule, frame));
  }
}
