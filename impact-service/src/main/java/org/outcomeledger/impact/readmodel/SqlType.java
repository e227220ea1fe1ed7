package org.outcomeledger.impact.readmodel;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.data.Numeric;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/** The types of columns, and how a whole column travels as one array. */
enum SqlType {
  SMALLINT("smallint", Short.class),
  INTEGER("integer", Integer.class),
  BIGINT("bigint", Long.class),
  DOUBLE("double precision", Double.class),
  NUMERIC("numeric", Numeric.class),
  BOOLEAN("boolean", Boolean.class),
  TEXT("text", String.class),
  /** Joined by commas on the way, for there are no arrays of arrays of unequal length. */
  NAMES("text", String.class),
  UUID("uuid", UUID.class),
  DATE("date", LocalDate.class),
  INSTANT("timestamptz", OffsetDateTime.class),
  BYTES("bytea", Buffer.class);

  private final String spelt;
  private final Class<?> element;

  SqlType(String spelt, Class<?> element) {
    this.spelt = spelt;
    this.element = element;
  }

  /** The type of the parameter that carries a column. */
  String array() {
    return spelt + "[]";
  }

  /** An empty column of {@code rows} values. */
  Object[] column(int rows) {
    return (Object[]) java.lang.reflect.Array.newInstance(element, rows);
  }

  /** What becomes of one value, named {@code value}, once it has arrived. */
  String unpacked(String value) {
    return this == NAMES ? "string_to_array(" + value + ", ',')" : value;
  }
}
