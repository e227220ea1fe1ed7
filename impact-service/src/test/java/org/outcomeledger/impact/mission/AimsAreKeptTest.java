package org.outcomeledger.impact.mission;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.pgclient.PgException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.outcomeledger.impact.readmodel.TestReadModel;

/** No ledger has objectives and targets, so the database itself keeps them. */
class AimsAreKeptTest {
  private static final String OBJECTIVE =
      """
      insert into objective (id, mission, number, statement, indicators, set_by, set_at)
      values ('p2-1', 'P2', 1, 'jobs', 'EMP1', 'committee', now())
      """;

  private static final String TARGET =
      """
      insert into target (objective, indicator, first_day, last_day, version, value, direction, reason, set_by,
        set_at, late)
      values ('p2-1', 'EMP1', '2025-01-01', '2025-12-31', 1, 0.7, 'at-least', 'why', 'committee', now(), true)
      """;

  private static final TestReadModel DATABASE = new TestReadModel();

  @BeforeAll
  static void set() {
    DATABASE.sql(OBJECTIVE);
    DATABASE.sql(TARGET);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update objective set statement = 'fewer jobs'",
        "delete from objective where id = 'p1-1'",
        "truncate objective, target, sheet_text",
        "update target set value = 0.6",
        "update target set late = false",
        "delete from target",
        "truncate target"
      })
  void theDatabaseNeitherChangesThemNorTakesThemAway(String attempt) {
    assertThatThrownBy(() -> DATABASE.sql(attempt))
        .isInstanceOf(PgException.class)
        .hasMessageContaining("set it again, as its next version");
  }

  @ParameterizedTest
  @ValueSource(strings = {OBJECTIVE, TARGET})
  void noneIsThereTwice(String again) {
    assertThatThrownBy(() -> DATABASE.sql(again))
        .isInstanceOf(PgException.class)
        .hasMessageContaining("unique constraint");
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }
}
