-- Every event of the contract has its table, and every row says which event it is, so that a retraction finds it.
--
-- The rows that are here do not say it, and the ledgers do: everything is emptied, watermarks too, and the followers
-- fill the tables again from the ledgers' first positions. Figures are complete once they have caught up.

truncate enrollment, withdrawal, intent, profile, completion, employment, employment_end, survey, watermark;

alter table enrollment add column event_id uuid not null;
alter table withdrawal add column event_id uuid not null;
alter table intent add column event_id uuid not null;
alter table profile add column event_id uuid not null;
alter table completion add column event_id uuid not null;
alter table employment add column event_id uuid not null;
alter table employment_end add column event_id uuid not null;
alter table survey add column event_id uuid not null;

create table intent_correction (
  shard smallint not null,
  position bigint not null,
  event_id uuid not null,
  learner_id uuid not null,
  platform text not null,
  recorded_at timestamptz not null,
  enrollment_id uuid not null,
  intent text not null,
  authorised_to_work boolean not null,
  declared_on date not null,
  proof text not null,
  primary key (shard, position)
);
create index intent_correction_learner on intent_correction (learner_id);
comment on table intent_correction is 'A learner''s intent was recorded wrongly, and is this. The declaration is kept in its table. Ledger: enrollment; event: intent-corrected.';
comment on column intent_correction.enrollment_id is 'Pseudonym of the enrollment that the intent is about.';
comment on column intent_correction.intent is 'new-job, keep-job, self-enrichment or further-study.';
comment on column intent_correction.authorised_to_work is 'Whether the learner may work in the country.';
comment on column intent_correction.declared_on is 'The day from which the corrected intent is dated; one dated later than three days after the start moves nobody.';
comment on column intent_correction.proof is 'What shows that the first record was wrong, by the platform''s own reference.';

create table profile_withdrawal (
  shard smallint not null,
  position bigint not null,
  event_id uuid not null,
  learner_id uuid not null,
  platform text not null,
  recorded_at timestamptz not null,
  attributes text[] not null,
  primary key (shard, position)
);
create index profile_withdrawal_learner on profile_withdrawal (learner_id);
comment on table profile_withdrawal is 'A learner took back what had been recorded of some attributes: it wipes what stands in profile at lower positions of the same shard, whatever its dates. Ledger: enrollment; event: profile-withdrawn.';
comment on column profile_withdrawal.attributes is 'Columns of profile, by name; prior_salary stands for its four columns.';

create table suspension (
  shard smallint not null,
  position bigint not null,
  event_id uuid not null,
  learner_id uuid not null,
  platform text not null,
  recorded_at timestamptz not null,
  enrollment_id uuid not null,
  suspended_on date not null,
  primary key (shard, position)
);
create index suspension_learner on suspension (learner_id);
comment on table suspension is 'An enrollment pauses. Ledger: enrollment; event: enrollment-suspended.';
comment on column suspension.enrollment_id is 'Pseudonym of the enrollment that pauses.';
comment on column suspension.suspended_on is 'From which day on. As many resumptions as suspensions on one day leave it as it was.';

create table resumption (
  shard smallint not null,
  position bigint not null,
  event_id uuid not null,
  learner_id uuid not null,
  platform text not null,
  recorded_at timestamptz not null,
  enrollment_id uuid not null,
  resumed_on date not null,
  primary key (shard, position)
);
create index resumption_learner on resumption (learner_id);
comment on table resumption is 'A suspended enrollment goes on. Ledger: enrollment; event: enrollment-resumed.';
comment on column resumption.enrollment_id is 'Pseudonym of the enrollment that goes on.';
comment on column resumption.resumed_on is 'From which day on.';

create table transfer (
  shard smallint not null,
  position bigint not null,
  event_id uuid not null,
  learner_id uuid not null,
  platform text not null,
  recorded_at timestamptz not null,
  enrollment_id uuid not null,
  transferred_on date not null,
  to_programme text not null,
  primary key (shard, position)
);
create index transfer_learner on transfer (learner_id);
comment on table transfer is 'A learner goes on in another programme; the original programme and start stay the cohort. Ledger: enrollment; event: learner-transferred.';
comment on column transfer.enrollment_id is 'Pseudonym of the enrollment that goes on elsewhere.';
comment on column transfer.transferred_on is 'From which day on.';
comment on column transfer.to_programme is 'The other programme, as the platform calls it.';

create table exclusion (
  shard smallint not null,
  position bigint not null,
  event_id uuid not null,
  learner_id uuid not null,
  platform text not null,
  recorded_at timestamptz not null,
  enrollment_id uuid not null,
  excluded_on date not null,
  reason text not null,
  proof text not null,
  primary key (shard, position)
);
create index exclusion_learner on exclusion (learner_id);
comment on table exclusion is 'Something beyond the training took a learner out of it. Ledger: enrollment; event: enrollment-excluded.';
comment on column exclusion.enrollment_id is 'Pseudonym of the enrollment.';
comment on column exclusion.excluded_on is 'The day of it.';
comment on column exclusion.reason is 'died, incarcerated, active-duty or medical; medical takes nobody out of any count.';
comment on column exclusion.proof is 'What shows it, by the platform''s own reference.';

create table completion_revocation (
  shard smallint not null,
  position bigint not null,
  event_id uuid not null,
  learner_id uuid not null,
  platform text not null,
  recorded_at timestamptz not null,
  enrollment_id uuid not null,
  revoked_on date not null,
  reason text not null,
  primary key (shard, position)
);
create index completion_revocation_learner on completion_revocation (learner_id);
comment on table completion_revocation is 'Completions of an enrollment were declared void. Ledger: outcome; event: completion-revoked.';
comment on column completion_revocation.enrollment_id is 'Pseudonym of the enrollment.';
comment on column completion_revocation.revoked_on is 'The day of it: completions dated on or before it are void.';
comment on column completion_revocation.reason is 'Why.';

create table further_study (
  shard smallint not null,
  position bigint not null,
  event_id uuid not null,
  learner_id uuid not null,
  platform text not null,
  recorded_at timestamptz not null,
  study_id uuid not null,
  started_on date not null,
  primary key (shard, position)
);
create index further_study_learner on further_study (learner_id);
comment on table further_study is 'A learner went on studying. Ledger: outcome; event: further-study-started.';
comment on column further_study.study_id is 'Pseudonym of the study; its end names it.';
comment on column further_study.started_on is 'Its first day.';

create table further_study_end (
  shard smallint not null,
  position bigint not null,
  event_id uuid not null,
  learner_id uuid not null,
  platform text not null,
  recorded_at timestamptz not null,
  study_id uuid not null,
  ended_on date not null,
  primary key (shard, position)
);
create index further_study_end_learner on further_study_end (learner_id);
comment on table further_study_end is 'A further study ended. Ledger: outcome; event: further-study-ended.';
comment on column further_study_end.study_id is 'Pseudonym of the study that ended.';
comment on column further_study_end.ended_on is 'Its last day.';

create table evidence (
  shard smallint not null,
  position bigint not null,
  event_id uuid not null,
  learner_id uuid not null,
  platform text not null,
  recorded_at timestamptz not null,
  employment_id uuid not null,
  kind text not null,
  sha256 text,
  issuer text,
  primary key (shard, position)
);
create index evidence_learner on evidence (learner_id);
comment on table evidence is 'Evidence of an employment came in; it supports the employment from its start. Ledger: outcome; event: evidence-attached.';
comment on column evidence.employment_id is 'Pseudonym of the employment.';
comment on column evidence.kind is 'contract, payslip, offer-letter, employer-attestation, employment-history-service or learner-statement.';
comment on column evidence.sha256 is 'Hash of the document, which stays with the platform; null where not said.';
comment on column evidence.issuer is 'Who issued the document; null where not said.';

create table enrollment_retraction (
  shard smallint not null,
  position bigint not null,
  event_id uuid not null,
  learner_id uuid not null,
  platform text not null,
  recorded_at timestamptz not null,
  retracted_event_id uuid not null,
  retracted_source text not null,
  reason text not null,
  primary key (shard, position)
);
create index enrollment_retraction_learner on enrollment_retraction (learner_id);
comment on table enrollment_retraction is 'An earlier event of the enrollment ledger was taken back, as if it had never been reported: its row is gone from its table. Ledger: enrollment; event: event-retracted.';
comment on column enrollment_retraction.retracted_event_id is 'Pseudonym of the event that was taken back.';
comment on column enrollment_retraction.retracted_source is 'Its CloudEvents source, as posted.';
comment on column enrollment_retraction.reason is 'Why.';

create table outcome_retraction (
  shard smallint not null,
  position bigint not null,
  event_id uuid not null,
  learner_id uuid not null,
  platform text not null,
  recorded_at timestamptz not null,
  retracted_event_id uuid not null,
  retracted_source text not null,
  reason text not null,
  primary key (shard, position)
);
create index outcome_retraction_learner on outcome_retraction (learner_id);
comment on table outcome_retraction is 'An earlier event of the outcome ledger was taken back, as if it had never been reported: its row is gone from its table. Ledger: outcome; event: event-retracted.';
comment on column outcome_retraction.retracted_event_id is 'Pseudonym of the event that was taken back.';
comment on column outcome_retraction.retracted_source is 'Its CloudEvents source, as posted.';
comment on column outcome_retraction.reason is 'Why.';

comment on column intent.declared_on is 'The day of the declaration; what is declared later than three days after the start moves nobody. A correction of the same day goes before it.';

-- Said once for the columns that every fact has.
do $$
declare fact text;
begin
  foreach fact in array array[
    'intent_correction', 'profile_withdrawal', 'suspension', 'resumption', 'transfer', 'exclusion', 'completion_revocation', 'further_study', 'further_study_end', 'evidence', 'enrollment_retraction', 'outcome_retraction'] loop
    execute format('comment on column %I.shard is %L', fact, 'Shard of the ledger; a learner''s is the same in every ledger.');
    execute format('comment on column %I.position is %L', fact, 'Position within the shard: dense, from 1, in the order of recording.');
    execute format('comment on column %I.learner_id is %L', fact, 'Pseudonym of the learner.');
    execute format('comment on column %I.platform is %L', fact, 'The learning platform that posted the event.');
    execute format('comment on column %I.recorded_at is %L', fact, 'When the ledger recorded the event.');
  end loop;
  foreach fact in array array[
    'enrollment', 'withdrawal', 'intent', 'profile', 'completion', 'employment', 'employment_end', 'survey',
    'intent_correction', 'profile_withdrawal', 'suspension', 'resumption', 'transfer', 'exclusion', 'completion_revocation', 'further_study', 'further_study_end', 'evidence', 'enrollment_retraction', 'outcome_retraction'] loop
    execute format('comment on column %I.event_id is %L', fact, 'Pseudonym of the event, by which a retraction names it: one event of its ledger.');
  end loop;
end $$;
