package org.outcomeledger.local.simulation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A salary as platforms report it: by the year or the month, mostly gross, and seldom in francs.
 */
final class Pay {
  private static final int MONTHS = 12;
  private static final int HOURS = 35 * 52;

  private Pay() {}

  /** Euros a year, before taxes. */
  static ObjectNode yearly(int amount) {
    return of(amount, "EUR", "year", "gross");
  }

  /** About so many euros a year, in one of the forms in which employers say it. */
  static ObjectNode drawn(int yearly, Chance chance) {
    return switch (chance.between(0, 19)) {
      case 0 -> of(yearly, "CHF", "year", "gross");
      case 1, 2 -> of(yearly * 4 / 5 / MONTHS, "EUR", "month", "net");
      case 3, 4, 5, 6, 7 -> of(yearly / MONTHS, "EUR", "month", "gross");
      case 8, 9 -> of(yearly / HOURS, "EUR", "hour", "gross");
      default -> yearly(yearly);
    };
  }

  private static ObjectNode of(int amount, String currency, String per, String basis) {
    ObjectNode pay = JsonNodeFactory.instance.objectNode().put("amount", amount);
    return pay.put("currency", currency).put("per", per).put("basis", basis);
  }
}
