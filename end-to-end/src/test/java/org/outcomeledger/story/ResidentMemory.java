package org.outcomeledger.story;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How much memory each service's process holds, measured over and over, in MiB. Linux only. */
final class ResidentMemory {

  private final Map<PackagedService, List<Long>> measured = new EnumMap<>(PackagedService.class);

  void measure(Installation installation) {
    for (PackagedService service : PackagedService.values()) {
      measured
          .computeIfAbsent(service, it -> new ArrayList<>())
          .add(new LinuxProcess(installation.process(service).pid()).residentMebibytes());
    }
  }

  /** The mean of one quarter of the measurements, from 0 to 3. */
  long mean(PackagedService service, int quarter) {
    List<Long> all = measured.get(service);
    List<Long> some = all.subList(all.size() * quarter / 4, all.size() * (quarter + 1) / 4);
    return Math.round(some.stream().mapToLong(Long::longValue).average().orElse(0));
  }

  /** By quarters of the run. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (PackagedService service : measured.keySet()) {
      text.append(service.module).append(" MiB by quarters:");
      for (int quarter = 0; quarter < 4; quarter++) {
        text.append(' ').append(mean(service, quarter));
      }
      text.append("; ");
    }
    return text.toString();
  }
}
