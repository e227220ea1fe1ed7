package org.outcomeledger.story;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.outcomeledger.project.MarkdownTable;

/** The tables of docs/access.md that say what the role of a service may do in its database. */
final class DatabaseRightsPage {

  private DatabaseRightsPage() {}

  /** By table. */
  static Map<String, Set<String>> of(PackagedService service) {
    String heading =
        service == PackagedService.IMPACT
            ? "### The read model's database"
            : "### A ledger's database";
    Map<String, Set<String>> rights = new TreeMap<>();
    for (List<String> row : MarkdownTable.below("docs/access.md", heading)) {
      Set<String> may = new TreeSet<>(List.of(row.get(1).split(", ")));
      Arrays.stream(row.get(0).replace("`", "").split(", "))
          .forEach(table -> rights.put(table, may));
    }
    return rights;
  }
}
