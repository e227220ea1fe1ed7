package org.outcomeledger.impact.readmodel;

import java.util.stream.Collectors;

/**
 * The questions behind {@link Quality}, each with the platform that is asked about ($1, or null for
 * all). A fact belongs to another only within one learner, as the figures have it.
 */
final class QualityQueries {

  private static final String ASKED = "($1::text is null or w.platform = $1)";

  /** Kind, count, greatest and median age on the day $2 in the zone $3; one row for each kind. */
  static final String COUNT_ORPHANS =
      OrphanKinds.conditions().entrySet().stream()
          .map(it -> orphans(it.getKey(), it.getValue()))
          .collect(Collectors.joining(" union all "));

  /** A completion that no revocation declares void. */
  private static final String STANDING =
      "not exists (select from completion_revocation r where r.learner_id = c.learner_id"
          + " and r.enrollment_id = c.enrollment_id and r.revoked_on >= c.completed_on)";

  /** Kind and count; one row for each kind. */
  static final String COUNT_DISORDERS =
      """
      select 'completion-before-start', count(*)
      from completion w join enrollment e using (learner_id, enrollment_id)
      where w.completed_on < e.started_on and %1$s
      union all
      select 'withdrawal-after-completion', count(*) from withdrawal w
      where %1$s and exists (
        select from completion c where c.learner_id = w.learner_id
          and c.enrollment_id = w.enrollment_id and c.completed_on <= w.withdrew_on and %2$s)
      union all
      select 'completion-after-withdrawal', count(*) from withdrawal w
      where %1$s and exists (
        select from completion c where c.learner_id = w.learner_id
          and c.enrollment_id = w.enrollment_id and c.completed_on > w.withdrew_on and %2$s)
      union all
      select 'revocation-without-completion', count(*) from completion_revocation w
      where %1$s and not exists (
        select from completion c where c.learner_id = w.learner_id
          and c.enrollment_id = w.enrollment_id and c.completed_on <= w.revoked_on)
      union all
      select 'completion-already-revoked', count(*) from completion w
      where %1$s and exists (
        select from completion_revocation r where r.learner_id = w.learner_id
          and r.enrollment_id = w.enrollment_id and r.revoked_on >= w.completed_on
          and r.position < w.position)
      union all
      select 'employment-end-before-start', count(*)
      from employment_end w join employment s using (learner_id, employment_id)
      where w.ended_on < s.started_on and %1$s
      union all
      select 'further-study-end-before-start', count(*)
      from further_study_end w join further_study s using (learner_id, study_id)
      where w.ended_on < s.started_on and %1$s
      """
          .formatted(ASKED, STANDING);

  /**
   * Kind, how many were recorded after a completion, how many of them move a record, and how many
   * there are of completed enrollments; one row for each kind.
   */
  static final String COUNT_AFTERTHOUGHTS =
      afterthoughts("intent", "w.declared_on <= c.started_on + 3")
          + " union all "
          + afterthoughts("intent_correction", "w.declared_on <= c.started_on + 3")
          + " union all "
          + afterthoughts("exclusion", "w.excluded_on < c.completed_on and w.reason <> 'medical'");

  /** Evidence kind or null for none, and employments with it. An employment has a row for each. */
  static final String COUNT_EVIDENCE =
      """
      with piece as (
        select w.learner_id, w.employment_id, w.evidence_kind as kind from employment w where %1$s
        union
        select w.learner_id, w.employment_id, a.kind
        from employment w join evidence a using (learner_id, employment_id) where %1$s)
      select kind, count(*) from piece where kind is not null group by kind
      union all
      select 'all', count(distinct (learner_id, employment_id)) from piece
      union all
      select 'evidenced', count(distinct (learner_id, employment_id)) from piece
      where kind is not null
      """
          .formatted(ASKED);

  private QualityQueries() {}

  private static String orphans(String table, String condition) {
    return """
        select '%s', count(*), max(age), percentile_cont(0.5) within group (order by age)
        from (
          select ($2::date - (w.recorded_at at time zone $3)::date)::bigint as age
          from %s w where %s and %s) waiting
        """
        .formatted(kind(table), table, ASKED, condition);
  }

  private static String afterthoughts(String table, String moves) {
    return """
        select '%s', count(*) filter (where w.recorded_at > c.recorded_at),
          count(*) filter (where w.recorded_at > c.recorded_at and %s), count(*)
        from %s w join (
          select c.learner_id, c.enrollment_id, e.started_on, min(c.completed_on) as completed_on,
            min(c.recorded_at) as recorded_at
          from completion c join enrollment e using (learner_id, enrollment_id)
          where c.completed_on >= e.started_on and %s
          group by c.learner_id, c.enrollment_id, e.started_on) c
        using (learner_id, enrollment_id)
        where %s
        """
        .formatted(kind(table), moves, table, STANDING, ASKED);
  }

  private static String kind(String table) {
    return table.replace('_', '-');
  }
}
