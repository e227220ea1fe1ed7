package org.outcomeledger.impact.readmodel;

import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** The fields of one row, read in the order of its columns; null where the column is. */
final class Fields {

  private final Row row;
  private int next;

  Fields(Row row) {
    this.row = row;
  }

  int integer() {
    return row.getInteger(next++);
  }

  Integer integerOrNull() {
    return row.getInteger(next++);
  }

  long bigint() {
    return row.getLong(next++);
  }

  Double decimal() {
    return row.getDouble(next++);
  }

  BigDecimal amount() {
    return row.getBigDecimal(next++);
  }

  Boolean flag() {
    return row.getBoolean(next++);
  }

  String text() {
    return row.getString(next++);
  }

  Set<String> names() {
    return Set.of(row.getArrayOfStrings(next++));
  }

  UUID uuid() {
    return row.getUUID(next++);
  }

  LocalDate date() {
    return row.getLocalDate(next++);
  }

  Instant instant() {
    var value = row.getOffsetDateTime(next++);
    return value == null ? null : value.toInstant();
  }

  byte[] bytes() {
    return row.getBuffer(next++).getBytes();
  }

  <T extends Enum<T>> T constant(Class<T> type) {
    String spelt = text();
    return spelt == null
        ? null
        : Enum.valueOf(type, spelt.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** The spelling of a constant in the contract, in tables too: {@code new-job}. */
  static String spelt(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
