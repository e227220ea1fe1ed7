package org.outcomeledger.benchmark.million;

import java.util.ArrayList;
import java.util.List;
import org.outcomeledger.benchmark.Aim;
import org.outcomeledger.benchmark.Chapter;
import org.outcomeledger.benchmark.Settings;
import org.outcomeledger.benchmark.house.House;
import org.outcomeledger.benchmark.house.MeasuredService;

/**
 * The ledgers of a million records: filled through the services, replayed, asked, some of them
 * erased; then ten times that.
 */
public final class MillionRecords {

  private MillionRecords() {}

  /** A house of its own. */
  public static Chapter run(Settings settings) throws Exception {
    try (House house = House.withServers()) {
      house.start(MeasuredService.ENROLLMENT);
      house.start(MeasuredService.OUTCOME);
      Filled filled = Filled.with(house, settings.records());
      Replayed replayed = Replayed.into(house, filled);
      InMemory memory = InMemory.of(house, settings.records());
      Chapter questions = Questions.ask(house, filled, settings);
      Erased erased = Erased.of(house);
      String tenTimes = TenTimes.ask(house, settings);
      List<Aim> aims = new ArrayList<>(List.of(replayed.aim()));
      aims.addAll(questions.aims());
      aims.add(erased.aim());
      return new Chapter(
          String.join(
              "\n",
              filled.markdown(),
              replayed.markdown(),
              memory.markdown(),
              questions.markdown(),
              erased.markdown(),
              tenTimes),
          aims);
    }
  }
}
