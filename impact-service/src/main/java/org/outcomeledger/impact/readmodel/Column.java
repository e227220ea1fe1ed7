package org.outcomeledger.impact.readmodel;

import java.util.Optional;
import java.util.function.Function;

/**
 * One column of a table, and where its value comes from.
 *
 * @param <S> what a row says
 * @param value null where the column is
 */
record Column<S>(String name, SqlType type, Function<S, Object> value) {

  static <S> Column<S> required(String name, SqlType type, Function<S, Object> value) {
    return new Column<>(name, type, value);
  }

  static <S> Column<S> optional(String name, SqlType type, Function<S, Optional<?>> value) {
    return new Column<>(name, type, source -> value.apply(source).orElse(null));
  }
}
