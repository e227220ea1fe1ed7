-- The read model: what the ledgers say, one row per event, for people with SQL and BI tools.
--
-- Every fact row is identified by its table (which has one ledger only), shard and position: a retraction or an erasure
-- names the entries that it takes back by exactly these. No foreign keys: the halves of a story arrive in any order, and one
-- that waits for the other is just a row. Ids are pseudonyms. Values of a closed list are spelt as in the contract
-- ('new-job'). Dates are the platform's; recorded_at is the ledger's.

create table enrollment (
  shard smallint not null,
  position bigint not null,
  learner_id uuid not null,
  platform text not null,
  recorded_at timestamptz not null,
  enrollment_id uuid not null,
  programme_id text not null,
  programme_name text,
  certification text,
  published_length_days integer not null,
  started_on date not null,
  refund_deadline date,
  delivery_mode text,
  funding text,
  primary key (shard, position)
);
create index enrollment_learner on enrollment (learner_id);
comment on table enrollment is 'A learner enrolled in a programme. Ledger: enrollment; event: learner-enrolled.';
comment on column enrollment.enrollment_id is 'Pseudonym of the enrollment; completions, intents, withdrawals and employments name it.';
comment on column enrollment.programme_id is 'The programme, as the platform calls it: unique within a platform.';
comment on column enrollment.programme_name is 'The programme''s name; null where not said.';
comment on column enrollment.certification is 'The certification that the programme leads to; null where not said.';
comment on column enrollment.published_length_days is 'The length that the provider publishes, in days from the start.';
comment on column enrollment.started_on is 'First day; may lie ahead.';
comment on column enrollment.refund_deadline is 'Last day on which a withdrawal undoes the enrollment; null: the start itself.';
comment on column enrollment.delivery_mode is 'How it is taught; null where not said.';
comment on column enrollment.funding is 'Who pays; null where not said.';

create table withdrawal (
  shard smallint not null,
  position bigint not null,
  learner_id uuid not null,
  platform text not null,
  recorded_at timestamptz not null,
  enrollment_id uuid not null,
  withdrew_on date not null,
  reason text,
  primary key (shard, position)
);
create index withdrawal_learner on withdrawal (learner_id);
comment on table withdrawal is 'A learner gave an enrollment up. Ledger: enrollment; event: learner-withdrew.';
comment on column withdrawal.enrollment_id is 'Pseudonym of the enrollment that was given up.';
comment on column withdrawal.withdrew_on is 'The day of it; before the start for one who never came.';
comment on column withdrawal.reason is 'Why; null where not said.';

create table intent (
  shard smallint not null,
  position bigint not null,
  learner_id uuid not null,
  platform text not null,
  recorded_at timestamptz not null,
  enrollment_id uuid not null,
  intent text not null,
  authorised_to_work boolean not null,
  declared_on date not null,
  primary key (shard, position)
);
create index intent_learner on intent (learner_id);
comment on table intent is 'A learner said what the training is for. Ledger: enrollment; event: intent-declared.';
comment on column intent.enrollment_id is 'Pseudonym of the enrollment that the intent is about.';
comment on column intent.intent is 'new-job, keep-job, self-enrichment or further-study.';
comment on column intent.authorised_to_work is 'Whether the learner may work in the country.';
comment on column intent.declared_on is 'The day of the declaration; what is declared later than three days after the start moves nobody.';

create table profile (
  shard smallint not null,
  position bigint not null,
  learner_id uuid not null,
  platform text not null,
  recorded_at timestamptz not null,
  declared_on date not null,
  withheld text[] not null,
  gender text,
  age_band text,
  prior_education smallint,
  prior_situation text,
  priority_area boolean,
  disability boolean,
  refugee boolean,
  region text,
  country text,
  prior_salary_amount numeric,
  prior_salary_currency text,
  prior_salary_per text,
  prior_salary_basis text,
  primary key (shard, position)
);
create index profile_learner on profile (learner_id);
comment on table profile is 'A learner said something of themselves. An attribute that is null was left out, which leaves an earlier answer as it was, unless withheld names it. Ledger: enrollment; event: profile-declared.';
comment on column profile.declared_on is 'The day of the declaration.';
comment on column profile.withheld is 'Columns, by name, that were answered by "prefer not to say": an answer, which replaces an earlier one. prior_salary stands for its four columns.';
comment on column profile.gender is 'Gender; null: left out or withheld.';
comment on column profile.age_band is 'Age band, in the platform''s own bands; null: left out or withheld.';
comment on column profile.prior_education is 'ISCED level before the training, 0 to 8; null: left out or withheld.';
comment on column profile.prior_situation is 'Before the training: job-seeker, employed, student or inactive; null: left out or withheld.';
comment on column profile.priority_area is 'Whether the learner lives in an area of priority; null: left out or withheld.';
comment on column profile.disability is 'Whether the learner has a disability; null: left out or withheld.';
comment on column profile.refugee is 'Whether the learner is a refugee; null: left out or withheld.';
comment on column profile.region is 'ISO 3166-2 code or the platform''s own slug; null: left out or withheld.';
comment on column profile.country is 'ISO 3166-1 alpha-2 code; null: left out or withheld.';
comment on column profile.prior_salary_amount is 'Base pay of the job before the training, exactly as stated; null: left out or withheld.';
comment on column profile.prior_salary_currency is 'ISO 4217 code.';
comment on column profile.prior_salary_per is 'What the amount is paid for: year, month or hour.';
comment on column profile.prior_salary_basis is 'gross or net.';

create table completion (
  shard smallint not null,
  position bigint not null,
  learner_id uuid not null,
  platform text not null,
  recorded_at timestamptz not null,
  enrollment_id uuid not null,
  completed_on date not null,
  certificate text,
  primary key (shard, position)
);
create index completion_learner on completion (learner_id);
comment on table completion is 'A learner completed a programme. Ledger: outcome; event: programme-completed.';
comment on column completion.enrollment_id is 'Pseudonym of the enrollment that was completed.';
comment on column completion.completed_on is 'The day of completion.';
comment on column completion.certificate is 'The certificate awarded; null where not said.';

create table employment (
  shard smallint not null,
  position bigint not null,
  learner_id uuid not null,
  platform text not null,
  recorded_at timestamptz not null,
  employment_id uuid not null,
  enrollment_id uuid not null,
  started_on date not null,
  offer_accepted_on date,
  contract text not null,
  expected_months integer,
  weekly_hours double precision,
  in_field text not null,
  hired_by_provider boolean not null,
  existed_before_training boolean not null,
  employer_ref text,
  country text,
  salary_amount numeric,
  salary_currency text,
  salary_per text,
  salary_basis text,
  evidence_kind text,
  evidence_sha256 text,
  evidence_issuer text,
  primary key (shard, position)
);
create index employment_learner on employment (learner_id);
comment on table employment is 'A learner began a job. Ledger: outcome; event: employment-started.';
comment on column employment.employment_id is 'Pseudonym of the employment; its end names it.';
comment on column employment.enrollment_id is 'Pseudonym of the enrollment that the job is judged against.';
comment on column employment.started_on is 'First day of the job, from which on it counts; may lie ahead.';
comment on column employment.offer_accepted_on is 'The day on which the offer was accepted; null where not said.';
comment on column employment.contract is 'permanent, fixed-term, temporary-agency, apprenticeship, internship, freelance, founder or public-service.';
comment on column employment.expected_months is 'How long a contract of limited duration is meant to last; null where not said.';
comment on column employment.weekly_hours is 'Hours a week; null where not said.';
comment on column employment.in_field is 'Whether it is in the field of that enrollment''s programme: yes, no or unknown.';
comment on column employment.hired_by_provider is 'Whether the provider of that training is the employer.';
comment on column employment.existed_before_training is 'Whether the learner had this job before that training.';
comment on column employment.employer_ref is 'The platform''s reference to the employer; null where not said.';
comment on column employment.country is 'ISO 3166-1 alpha-2 code of the place of work; null where not said.';
comment on column employment.salary_amount is 'Base pay, exactly as stated; null where not said.';
comment on column employment.salary_currency is 'ISO 4217 code.';
comment on column employment.salary_per is 'What the amount is paid for: year, month or hour.';
comment on column employment.salary_basis is 'gross or net.';
comment on column employment.evidence_kind is 'What supports the claim: contract, payslip, offer-letter, employer-attestation, employment-history-service or learner-statement; null: nothing.';
comment on column employment.evidence_sha256 is 'Hash of the document, which stays with the platform; null where not said.';
comment on column employment.evidence_issuer is 'Who issued the document; null where not said.';

create table employment_end (
  shard smallint not null,
  position bigint not null,
  learner_id uuid not null,
  platform text not null,
  recorded_at timestamptz not null,
  employment_id uuid not null,
  ended_on date not null,
  primary key (shard, position)
);
create index employment_end_learner on employment_end (learner_id);
comment on table employment_end is 'A job ended. Ledger: outcome; event: employment-ended.';
comment on column employment_end.employment_id is 'Pseudonym of the employment that ended.';
comment on column employment_end.ended_on is 'Its last day.';

create table survey (
  shard smallint not null,
  position bigint not null,
  learner_id uuid not null,
  platform text not null,
  recorded_at timestamptz not null,
  enrollment_id uuid,
  as_of date not null,
  situation text not null,
  channel text not null,
  primary key (shard, position)
);
create index survey_learner on survey (learner_id);
comment on table survey is 'A learner was asked what they do. Speaks of the learner, whatever enrollment it names. Ledger: outcome; event: outcome-surveyed.';
comment on column survey.enrollment_id is 'Pseudonym of the enrollment on whose occasion it was asked; null where none.';
comment on column survey.as_of is 'The day that the answer is about.';
comment on column survey.situation is 'employed, self-employed, studying, seeking, not-seeking, unable or unreachable.';
comment on column survey.channel is 'How the learner was asked.';

-- Said once for the columns that every fact has.
do $$
declare fact text;
begin
  foreach fact in array array['enrollment', 'withdrawal', 'intent', 'profile', 'completion', 'employment', 'employment_end', 'survey'] loop
    execute format('comment on column %I.shard is %L', fact, 'Shard of the ledger; a learner''s is the same in every ledger.');
    execute format('comment on column %I.position is %L', fact, 'Position within the shard: dense, from 1, in the order of recording.');
    execute format('comment on column %I.learner_id is %L', fact, 'Pseudonym of the learner.');
    execute format('comment on column %I.platform is %L', fact, 'The learning platform that posted the event.');
    execute format('comment on column %I.recorded_at is %L', fact, 'When the ledger recorded the event.');
  end loop;
end $$;

create table watermark (
  ledger text not null,
  shard smallint not null,
  incarnation uuid not null,
  position bigint not null,
  chain bytea not null,
  kafka_offset bigint not null,
  recorded_at timestamptz,
  primary key (ledger, shard)
);
comment on table watermark is 'How far each shard of each ledger has been applied: moved in the transaction that writes the rows, so every row up to it is here and none after it.';
comment on column watermark.ledger is 'enrollment or outcome.';
comment on column watermark.shard is 'Shard of the ledger.';
comment on column watermark.incarnation is 'The ledger''s life in which the last applied entry was recorded; a restore from backup begins a new one.';
comment on column watermark.position is 'Position of the last applied entry.';
comment on column watermark.chain is 'Hash chain at that position: the next entry has to continue it.';
comment on column watermark.kafka_offset is 'Offset from which Kafka brings what follows. A hint: what is missing there is fetched from the ledger.';
comment on column watermark.recorded_at is 'When the ledger recorded the last event applied.';
