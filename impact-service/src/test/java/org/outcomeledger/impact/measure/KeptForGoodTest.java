package org.outcomeledger.impact.measure;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.pgclient.PgException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.outcomeledger.impact.readmodel.TestReadModel;

/** By the table's owner, at a terminal: whatever the service does, the database does not allow. */
class KeptForGoodTest {
  private static final String ENTER =
      """
      insert into measure (name, first_day, last_day, version, value, unit, document, document_sha256, entered_by, entered_at)
      values ('carbon', '2025-01-01', '2025-12-31', 1, 0.42, 't', 'audit', repeat('a', 64), 'committee', now())
      """;

  private static final TestReadModel DATABASE = new TestReadModel();

  @BeforeAll
  static void enter() {
    DATABASE.sql(ENTER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update measure set value = 0.41",
        "update measure set version = 2",
        "delete from measure",
        "delete from measure where name = 'none of this name'",
        "truncate measure",
        "truncate enrollment, measure"
      })
  void theDatabaseNeitherChangesAMeasureNorTakesItAway(String attempt) {
    assertThatThrownBy(() -> DATABASE.sql(attempt))
        .isInstanceOf(PgException.class)
        .hasMessageContaining("enter it again, as its next version");
  }

  @Test
  void noVersionIsThereTwice() {
    assertThatThrownBy(() -> DATABASE.sql(ENTER))
        .isInstanceOf(PgException.class)
        .hasMessageContaining("unique constraint");
    assertThatCode(() -> DATABASE.sql(ENTER.replace("'2025-12-31', 1", "'2025-12-31', 2")))
        .doesNotThrowAnyException();
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }
}
