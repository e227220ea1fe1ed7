package org.outcomeledger.benchmark.million;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** A question's answer, comparable whoever gave it: groups in which nobody counts are left out. */
record CountsByGroup(Map<String, Group> groups) {

  private static final ObjectMapper JSON = new ObjectMapper();

  record Group(long numerator, long denominator, long unknown, long pending) {
    private boolean counts() {
      return denominator + pending > 0;
    }
  }

  /** Of the metrics API. */
  static CountsByGroup ofAnswer(TimedQuestion question, byte[] answer) throws IOException {
    JsonNode page = JSON.readTree(answer);
    if (!page.path("complete").asBoolean()) {
      throw new IllegalStateException("A second page follows: " + question.path());
    }
    Map<String, Group> groups = new TreeMap<>();
    for (JsonNode row : page.path("rows")) {
      StringBuilder key = new StringBuilder();
      question.by().forEach(by -> key.append(row.path("group").path(by).asText()).append(' '));
      put(
          groups,
          key,
          new Group(
              row.path("numerator").asLong(),
              row.path("denominator").asLong(),
              row.path("unknown").asLong(),
              row.path("pending").asLong()));
    }
    return new CountsByGroup(groups);
  }

  /** Of a database that has the read model's tables. */
  static CountsByGroup ofSql(TimedQuestion question, Connection database) throws SQLException {
    Map<String, Group> groups = new TreeMap<>();
    int by = question.by().size();
    try (var statement = database.createStatement();
        ResultSet rows = statement.executeQuery(question.sql())) {
      while (rows.next()) {
        StringBuilder key = new StringBuilder();
        for (int column = 1; column <= by; column++) {
          key.append(rows.getString(column)).append(' ');
        }
        put(
            groups,
            key,
            new Group(
                rows.getLong(by + 1),
                rows.getLong(by + 2),
                rows.getLong(by + 3),
                rows.getLong(by + 4)));
      }
    }
    return new CountsByGroup(groups);
  }

  private static void put(Map<String, Group> groups, StringBuilder key, Group group) {
    if (group.counts()) {
      groups.put(key.toString(), group);
    }
  }

  /**
   * @throws IllegalStateException if there is nothing in it, or another says otherwise
   */
  void requireEqual(CountsByGroup other, String whose) {
    if (groups.isEmpty() || !equals(other)) {
      throw new IllegalStateException(
          "The API counts %s, %s %s: the run does not count".formatted(groups, whose, other));
    }
  }
}
