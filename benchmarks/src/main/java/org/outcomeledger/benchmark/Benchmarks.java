package org.outcomeledger.benchmark;

import static java.util.stream.Collectors.joining;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.outcomeledger.benchmark.append.AppendContest;
import org.outcomeledger.benchmark.kafka.RelayBesideKafka;
import org.outcomeledger.benchmark.million.FrozenAndVerified;
import org.outcomeledger.benchmark.million.MillionRecords;
import org.outcomeledger.benchmark.million.Rebuilt;
import org.outcomeledger.benchmark.rest.RestToDurable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The program behind {@code ./benchmark}. */
@Command(
    name = "./benchmark",
    description = "Measures everything on this machine, and writes the tables.")
public final class Benchmarks implements Callable<Integer> {

  /** What can be run by itself, in the order of the run. */
  enum MeasuredService {
    APPEND,
    REST,
    KAFKA,
    MILLION,
    REBUILD,
    FREEZE;

    private Chapter run(Settings settings) throws Exception {
      return switch (this) {
        case APPEND -> AppendContest.run(settings);
        case REST -> RestToDurable.run(settings);
        case KAFKA -> RelayBesideKafka.run(settings);
        case MILLION -> MillionRecords.run(settings);
        case REBUILD -> Rebuilt.run(settings);
        case FREEZE -> FrozenAndVerified.run(settings);
      };
    }
  }

  @Option(names = "--rounds", defaultValue = "3", description = "Turns of each contestant.")
  private int rounds;

  @Option(names = "--seconds", defaultValue = "5", description = "How long a turn is measured.")
  private int seconds;

  @Option(
      names = "--records",
      description = "Records that are asked, 1,000,000; of --only freeze 20,000.")
  private Optional<Integer> records;

  @Option(
      names = "--only",
      split = ",",
      description = "Parts: append, rest, kafka, million, rebuild, freeze; all where absent.")
  private List<MeasuredService> only = List.of(MeasuredService.values());

  @Option(names = "--quick", description = "One round of 2 seconds, 20,000 records: does it run?")
  private boolean quick;

  @Option(names = "--to", defaultValue = "docs/benchmarks.md", description = "The tables' file.")
  private Path file;

  @Option(names = "--help", usageHelp = true, description = "Shows this and ends.")
  private boolean unusedHelp; // picocli itself acts on it

  private Benchmarks() {}

  public static void main(String[] arguments) {
    var line = new CommandLine(new Benchmarks()).setCaseInsensitiveEnumValuesAllowed(true);
    System.exit(line.execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    Settings settings =
        quick
            ? new Settings(1, Duration.ofSeconds(2), 20_000)
            : new Settings(rounds, Duration.ofSeconds(seconds), records.orElse(usual()));
    List<Chapter> chapters = new ArrayList<>();
    for (MeasuredService part : only) {
      Chapter chapter = part.run(settings);
      System.out.println(chapter.markdown());
      chapters.add(chapter);
      Files.writeString(file, document(settings, chapters)); // a later part may not get that far
    }
    System.out.println(aims(chapters) + "\nWritten to " + file);
    return 0;
  }

  /** To freeze a million takes a quarter of an hour with what has to be there first. */
  private int usual() {
    return only.equals(List.of(MeasuredService.FREEZE)) ? 20_000 : 1_000_000;
  }

  private static String document(Settings settings, List<Chapter> chapters) {
    return """
        # Benchmarks

        Written by `./benchmark` on %s; no figure is typed by hand. %s
        %d rounds of %d seconds each, the contestants of a table in turn; figures are medians over the rounds, `least – most` is
        their spread. Latencies are measured at the caller. After each turn of posting everything acknowledged was looked for and verified;
        a run in which anything was missing or differed has no table.
        Where the time goes and what could be next: [performance.md](performance.md).

        ## What was to be reached

        %s
        %s"""
        .formatted(
            LocalDate.now(ZoneOffset.UTC),
            Machine.here().markdown(),
            settings.rounds(),
            settings.turn().toSeconds(),
            aims(chapters),
            chapters.stream().map(Chapter::markdown).collect(joining("\n")));
  }

  private static String aims(List<Chapter> chapters) {
    return chapters.stream()
        .flatMap(chapter -> chapter.aims().stream())
        .map(Aim::markdown)
        .collect(joining("", "| measure | aim | measured | |\n|---|---:|---:|---|\n", ""));
  }
}
