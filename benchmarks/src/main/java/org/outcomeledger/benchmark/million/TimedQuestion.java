package org.outcomeledger.benchmark.million;

import java.time.LocalDate;
import java.util.List;

/**
 * One question, in the words of the metrics API and as SQL that PostgreSQL and DuckDB both
 * understand. The SQL has every branch of the definition that the data need, and no other: there
 * are no withdrawals, exclusions, revocations, intents, surveys, studies, ends of jobs, later
 * evidence or retractions, one length a programme, one programme and at most one profile a learner.
 *
 * @param by dimensions: {@code programme}, {@code gender}
 * @param asOf ISO date
 */
record TimedQuestion(String indicator, List<String> by, String asOf) {

  /**
   * A record is a learner in a programme: start and length of the earliest enrollment, the first
   * completion of any that is not before that enrollment's start.
   */
  private static final String RECORDS =
      """
      with record as (
        select e.learner_id, e.programme_id as programme, min(e.started_on) as start,
          min(e.published_length_days) as length,
          min(c.completed_on) filter (where c.completed_on >= e.started_on) as completed
        from enrollment e
        left join completion c on c.enrollment_id = e.enrollment_id and c.completed_on <= ${asOf}
        where e.started_on <= ${asOf}
        group by e.learner_id, e.programme_id)""";

  private static final String COM1 =
      """

      select ${by}
        count(*) filter (where start + length + 30 <= ${asOf} and completed <= start + length),
        count(*) filter (where start + length + 30 <= ${asOf}),
        0,
        count(*) filter (where start + length + 30 > ${asOf})
      from record r ${profile} ${group}""";

  /** An employment that counts has no end: one that began by completion + 180 days covers it. */
  private static final String EMP1 =
      """
      , judged as (
        select r.learner_id, r.programme, r.completed,
          coalesce(bool_or(j.in_field = 'yes' and j.evidence_kind is not null), false) as placed,
          count(j.learner_id) = 0 or bool_or(j.in_field <> 'no') as unclear
        from record r
        left join employment j on j.learner_id = r.learner_id and not j.existed_before_training
          and j.started_on between r.start and r.completed + 180 and j.started_on <= ${asOf}
        where r.completed is not null
        group by r.learner_id, r.programme, r.completed)
      select ${by}
        count(*) filter (where completed + 210 <= ${asOf} and placed),
        count(*) filter (where completed + 210 <= ${asOf}),
        count(*) filter (where completed + 210 <= ${asOf} and not placed and unclear),
        count(*) filter (where completed + 210 > ${asOf})
      from judged r ${profile} ${group}""";

  private static final String PROFILE =
      "left join profile p on p.learner_id = r.learner_id and p.declared_on <= ${asOf}";

  /** COM1 and EMP1, whole, by one and by two dimensions. */
  static List<TimedQuestion> all(String asOf) {
    List<List<String>> groupings =
        List.of(List.of(), List.of("programme"), List.of("programme", "gender"));
    return List.of("COM1", "EMP1").stream()
        .flatMap(indicator -> groupings.stream().map(by -> new TimedQuestion(indicator, by, asOf)))
        .toList();
  }

  /** The same question about an earlier day. */
  TimedQuestion daysBefore(int days) {
    return new TimedQuestion(indicator, by, LocalDate.parse(asOf).minusDays(days).toString());
  }

  String name() {
    return indicator + (by.isEmpty() ? " whole" : " by " + String.join(", ", by));
  }

  String path() {
    String dimensions = by.isEmpty() ? "" : "&by=" + String.join(",", by);
    return "/metrics/v1/indicators/%s/values?asOf=%s%s".formatted(indicator, asOf, dimensions);
  }

  /** Rows of the dimensions, and numerator, denominator, unknown, pending. */
  String sql() {
    String columns = String.join("", by.stream().map(TimedQuestion::column).toList());
    String group = by.isEmpty() ? "" : by.size() == 1 ? "group by 1" : "group by 1, 2";
    return (RECORDS + (indicator.equals("COM1") ? COM1 : EMP1))
        .replace("${by}", columns)
        .replace("${group}", group)
        .replace("${profile}", by.contains("gender") ? PROFILE : "")
        .replace("${asOf}", "date '" + asOf + "'");
  }

  private static String column(String dimension) {
    return (dimension.equals("gender") ? "coalesce(p.gender, 'unknown')" : dimension) + ", ";
  }
}
