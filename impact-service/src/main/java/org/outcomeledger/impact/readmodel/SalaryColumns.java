package org.outcomeledger.impact.readmodel;

import static org.outcomeledger.impact.readmodel.Column.optional;

import io.vertx.sqlclient.data.Numeric;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.outcomeledger.event.Salary;

/** The four columns of a salary, all null where there is none. */
final class SalaryColumns {

  private SalaryColumns() {}

  static <E> List<Column<E>> of(String prefix, Function<E, Optional<Salary>> salary) {
    return List.of(
        optional(
            prefix + "_amount",
            SqlType.NUMERIC,
            e -> salary.apply(e).map(Salary::amount).map(Numeric::create)),
        optional(prefix + "_currency", SqlType.TEXT, e -> salary.apply(e).map(Salary::currency)),
        optional(
            prefix + "_per",
            SqlType.TEXT,
            e -> salary.apply(e).map(Salary::per).map(Fields::spelt)),
        optional(
            prefix + "_basis",
            SqlType.TEXT,
            e -> salary.apply(e).map(Salary::basis).map(Fields::spelt)));
  }

  /** The salary that the next four fields say, or null. */
  static Salary read(Fields row) {
    BigDecimal amount = row.amount();
    Salary salary =
        new Salary(
            amount, row.text(), row.constant(Salary.Per.class), row.constant(Salary.Basis.class));
    return amount == null ? null : salary;
  }
}
