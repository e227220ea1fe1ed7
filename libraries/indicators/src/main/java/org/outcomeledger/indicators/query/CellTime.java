package org.outcomeledger.indicators.query;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.outcomeledger.indicators.indicator.Days;

/**
 * The time of a cell: all of it, or one calendar year, half-year, quarter or month, spelt as the
 * groups of cohorts are: {@code all}, {@code 2025}, {@code 2025-H1}, {@code 2025-Q1}, {@code
 * 2025-03}. During a scan it is one int.
 */
public record CellTime(Unit unit, String text) {
  /** All of it. */
  public static final CellTime ALL = new CellTime(Unit.ALL, "all");

  /** From the widest to the narrowest: each is a whole number of those behind it. */
  public enum Unit {
    ALL(0),
    YEAR(12),
    HALF_YEAR(6),
    QUARTER(3),
    MONTH(1);

    private final int months;

    Unit(int months) {
      this.months = months;
    }
  }

  private static final Unit[] UNITS = Unit.values();
  private static final int MONTHS = 1 << 24;

  /** How many times a record with this reference day is counted in. */
  static int count(int referenceDay) {
    return referenceDay == Days.NEVER ? 1 : UNITS.length;
  }

  /** The month of a day, counted from the year 0 on; of no day, any. */
  static int month(int referenceDay) {
    if (referenceDay == Days.NEVER) {
      return 0;
    }
    LocalDate date = LocalDate.ofEpochDay(referenceDay);
    return date.getYear() * 12 + date.getMonthValue() - 1;
  }

  /** The unit with that number that a month is in. */
  static int code(int unit, int month) {
    return unit == 0 ? 0 : unit * MONTHS + month / UNITS[unit].months;
  }

  /** The codes of a counted time and of all that it is part of: none but itself if that is all. */
  static int[] holding(int code) {
    int month = code % MONTHS;
    return IntStream.range(0, code == 0 ? 1 : UNITS.length)
        .map(unit -> code(unit, month))
        .toArray();
  }

  /** What a code stands for. */
  static CellTime of(int code) {
    return of(UNITS[code / MONTHS], code % MONTHS);
  }

  private static CellTime of(Unit unit, int number) {
    int perYear = unit == Unit.ALL ? 1 : 12 / unit.months;
    int year = number / perYear;
    int part = number % perYear + 1;
    return switch (unit) {
      case ALL -> ALL;
      case YEAR -> new CellTime(unit, "%04d".formatted(year));
      case HALF_YEAR -> new CellTime(unit, "%04d-H%d".formatted(year, part));
      case QUARTER -> new CellTime(unit, "%04d-Q%d".formatted(year, part));
      case MONTH -> new CellTime(unit, "%04d-%02d".formatted(year, part));
    };
  }

  /** The time that a cell's text or a cohort's group names. */
  public static CellTime of(String text) {
    return switch (text.length()) {
      case 3 -> ALL;
      case 4 -> new CellTime(Unit.YEAR, text);
      default ->
          switch (text.charAt(5)) {
            case 'H' -> new CellTime(Unit.HALF_YEAR, text);
            case 'Q' -> new CellTime(Unit.QUARTER, text);
            default -> new CellTime(Unit.MONTH, text);
          };
    };
  }

  /** The unit that begins and ends on these days, if one does. */
  public static Optional<CellTime> between(LocalDate from, LocalDate to) {
    int month = from.getYear() * 12 + from.getMonthValue() - 1;
    for (Unit unit : List.of(Unit.MONTH, Unit.QUARTER, Unit.HALF_YEAR, Unit.YEAR)) {
      YearMonth last = YearMonth.from(from).plusMonths(unit.months - 1L);
      if (from.getDayOfMonth() == 1 && month % unit.months == 0 && to.equals(last.atEndOfMonth())) {
        return Optional.of(of(unit, month / unit.months));
      }
    }
    return Optional.empty();
  }

  /** The wider times that this one is part of, from the widest to the narrowest. */
  public List<CellTime> within() {
    return Arrays.stream(UNITS)
        .filter(it -> it.compareTo(unit) < 0)
        .map(it -> it == Unit.ALL ? ALL : of(it, firstMonth() / it.months))
        .toList();
  }

  /** Counted from the year 0 on. */
  private int firstMonth() {
    int year = Integer.parseInt(text.substring(0, 4));
    int part =
        switch (unit) {
          case ALL, YEAR -> 1;
          case HALF_YEAR, QUARTER -> Integer.parseInt(text.substring(6));
          case MONTH -> Integer.parseInt(text.substring(5));
        };
    return year * 12 + (part - 1) * unit.months;
  }
}
