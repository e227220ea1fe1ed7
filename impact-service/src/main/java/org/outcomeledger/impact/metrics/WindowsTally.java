package org.outcomeledger.impact.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.outcomeledger.indicators.indicator.Frame;
import org.outcomeledger.indicators.indicator.LearnerRecord;
import org.outcomeledger.indicators.indicator.SharesByWindow;

/** How many records stand where, at each of several times. */
final class WindowsTally implements Tally {
  private final Map<String, ShareTally> byWindow = new LinkedHashMap<>();

  /**
   * Nothing counted yet.
   *
   * @param asked the only window that is asked for; all where empty
   */
  WindowsTally(SharesByWindow shares, Frame frame, Optional<String> asked) {
    shares
        .byWindow()
        .forEach(
            (window, share) -> {
              if (asked.isEmpty() || asked.get().equals(window)) {
                byWindow.put(window, new ShareTally(share, frame));
              }
            });
  }

  @Override
  public void count(LearnerRecord record, int learner) {
    byWindow.values().forEach(share -> share.count(record, learner));
  }

  @Override
  public void add(Tally other) {
    Map<String, ShareTally> others = ((WindowsTally) other).byWindow;
    byWindow.forEach((window, share) -> share.add(others.get(window)));
  }

  @Override
  public List<Row> rows(Map<String, String> group) {
    List<Row> rows = new ArrayList<>();
    byWindow.forEach(
        (window, share) -> rows.add(Row.ofShare(group, share.counts()).within(window)));
    return rows;
  }

  @Override
  public long bytes() {
    return 200 + byWindow.values().stream().mapToLong(ShareTally::bytes).sum();
  }
}
