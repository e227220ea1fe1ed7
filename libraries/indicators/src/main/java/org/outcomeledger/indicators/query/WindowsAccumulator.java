package org.outcomeledger.indicators.query;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.outcomeledger.indicators.figure.KeyedFigure.KeyedShare;
import org.outcomeledger.indicators.figure.KeyedFigure.KeyedWindows;
import org.outcomeledger.indicators.figure.ShareFigure;
import org.outcomeledger.indicators.figure.WindowsFigure;
import org.outcomeledger.indicators.indicator.Frame;
import org.outcomeledger.indicators.indicator.LearnerRecord;
import org.outcomeledger.indicators.indicator.SharesByWindow;

/** How many records stand where, at each of several times. */
final class WindowsAccumulator implements Accumulator {
  private final Map<String, ShareAccumulator> byWindow = new LinkedHashMap<>();

  /**
   * Nothing counted yet.
   *
   * @param asked the only window that is asked for; all where empty
   */
  WindowsAccumulator(
      SharesByWindow shares,
      Frame frame,
      Optional<String> asked,
      RecordKeys keys,
      RecordLookups lookups) {
    shares
        .byWindow()
        .forEach(
            (window, share) -> {
              if (asked.isEmpty() || asked.get().equals(window)) {
                byWindow.put(window, new ShareAccumulator(lookups.standing(share, frame), keys));
              }
            });
  }

  @Override
  public void count(LearnerRecord record, int learner) {
    byWindow.values().forEach(share -> share.count(record, learner));
  }

  @Override
  public void add(Accumulator other) {
    Map<String, ShareAccumulator> others = ((WindowsAccumulator) other).byWindow;
    byWindow.forEach((window, share) -> share.add(others.get(window)));
  }

  @Override
  public WindowsFigure figure() {
    Map<String, ShareFigure> figures = new LinkedHashMap<>();
    byWindow.forEach((window, share) -> figures.put(window, share.figure()));
    return new WindowsFigure(figures);
  }

  @Override
  public KeyedWindows keyed() {
    Map<String, KeyedShare> figures = new LinkedHashMap<>();
    byWindow.forEach((window, share) -> figures.put(window, share.keyed()));
    return new KeyedWindows(figures);
  }

  @Override
  public long bytes() {
    return 200 + byWindow.values().stream().mapToLong(ShareAccumulator::bytes).sum();
  }
}
