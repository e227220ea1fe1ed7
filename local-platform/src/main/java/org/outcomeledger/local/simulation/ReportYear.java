package org.outcomeledger.local.simulation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.Month;

/**
 * The calendar year that a company reports on. It does so at the end of September: by then even
 * those who completed in December have had 180 days to find a job, and a month to be heard of.
 */
public record ReportYear(int year) {

  /** The last one that could be reported on by this day. */
  public static ReportYear before(LocalDate today) {
    LocalDate due = LocalDate.of(today.getYear(), Month.SEPTEMBER, 30);
    return new ReportYear(today.getYear() - (today.isBefore(due) ? 2 : 1));
  }

  String title() {
    return "Mission report " + year;
  }

  /** Whether it is of the second half of the year. */
  boolean isInSecondHalf(LocalDate day) {
    return day.getYear() == year && day.getMonthValue() > Month.JUNE.getValue();
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("title", title());
    json.put("from", LocalDate.of(year, Month.JANUARY, 1).toString());
    json.put("to", LocalDate.of(year, Month.DECEMBER, 31).toString());
    return json.put("asOf", LocalDate.of(year + 1, Month.SEPTEMBER, 30).toString());
  }
}
