package org.outcomeledger.impact.readmodel;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Many rows in one statement: a parameter per column, an array each. */
final class Rows {

  private Rows() {}

  /** {@code unnest($1::smallint[], …) as r(shard, …)}. */
  static <S> String unnest(List<Column<S>> columns) {
    return IntStream.range(0, columns.size())
        .mapToObj(i -> "$" + (i + 1) + "::" + columns.get(i).type().array())
        .collect(Collectors.joining(", ", "unnest(", ") as r(" + names(columns) + ")"));
  }

  static <S> String names(List<Column<S>> columns) {
    return columns.stream().map(Column::name).collect(Collectors.joining(", "));
  }

  static <S> String insertInto(String table, List<Column<S>> columns) {
    return columns.stream()
        .map(column -> column.type().unpacked("r." + column.name()))
        .collect(
            Collectors.joining(
                ", ",
                "insert into " + table + " (" + names(columns) + ") select ",
                " from " + unnest(columns)));
  }

  static <S> Tuple parameters(List<Column<S>> columns, List<S> sources) {
    var arrays = new ArrayList<Object>(columns.size());
    for (Column<S> column : columns) {
      Object[] values = column.type().column(sources.size());
      for (int row = 0; row < values.length; row++) {
        values[row] = column.value().apply(sources.get(row));
      }
      arrays.add(values);
    }
    return Tuple.tuple(arrays);
  }
}
