package org.outcomeledger.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A migration runs while replicas of the version before still serve, so it only adds what they need
 * not know: expand first, contract in a later version (docs/run-elsewhere.md).
 */
class MigrationsTest {

  /** From before the rule, when nothing ran yet. */
  private static final Set<String> BASELINE =
      Set.of(
          "V1__ledger.sql",
          "V1001__refusal.sql",
          "V1__read_model.sql",
          "V2__all_events.sql",
          "V3__measures.sql");

  /** By file: why it may take something away all the same. */
  private static final Map<String, String> EXCEPTIONS = Map.of();

  /** What takes something away from a replica that runs, or makes its statements fail. */
  private static final Pattern TAKES_AWAY =
      Pattern.compile(
          "(?i)\\btruncate\\s+(?!on\\b)[^;]*|\\bdrop\\s+(table|column|view|function|type|schema)\\b[^;]*"
              + "|\\bdelete\\s+from\\b[^;]*|\\brename\\b[^;]*|\\bset\\s+not\\s+null\\b"
              + "|\\balter\\s+column\\s+\\w+\\s+(set\\s+data\\s+)?type\\b[^;]*");

  private static final Pattern NEW_COLUMN = Pattern.compile("(?i)\\badd\\s+column\\b[^,;]*");

  @Test
  void aMigrationTakesNothingAwayFromReplicasThatStillRun() {
    List<String> migrations = migrations().filter(it -> !BASELINE.contains(name(it))).toList();
    assertThat(migrations).isNotEmpty();
    for (String migration : migrations) {
      if (!EXCEPTIONS.containsKey(name(migration))) {
        assertThat(takenAway(migration)).as("what %s takes away", migration).isEmpty();
      }
    }
  }

  @Test
  void theRuleFindsTheMigrationThatEmptiedTheReadModel() {
    String emptied =
        migrations().filter(it -> name(it).equals("V2__all_events.sql")).findFirst().orElseThrow();
    assertThat(takenAway(emptied))
        .anyMatch(it -> it.startsWith("truncate enrollment"))
        .anyMatch(it -> it.startsWith("add column event_id"));
  }

  private static Stream<String> migrations() {
    return ProjectFiles.ending(".sql").stream()
        .filter(file -> file.contains("src/main/resources/db/"));
  }

  private static String name(String file) {
    return Path.of(file).getFileName().toString();
  }

  /** A column that has to be filled makes the inserts fail of those who do not know it. */
  private static List<String> takenAway(String migration) {
    String statements = statements(migration);
    return Stream.concat(
            TAKES_AWAY.matcher(statements).results().map(MatchResult::group),
            NEW_COLUMN
                .matcher(statements)
                .results()
                .map(MatchResult::group)
                .filter(column -> column.contains("not null") && !column.contains("default")))
        .toList();
  }

  /** Without comments and texts, which may say anything. */
  private static String statements(String migration) {
    return ProjectFiles.text(migration)
        .replaceAll("--[^\n]*", "")
        .replaceAll("'(?:[^']|'')*'", "''");
  }
}
