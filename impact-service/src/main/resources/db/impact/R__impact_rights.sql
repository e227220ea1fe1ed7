-- What the service's role may do with each table of the read model, where another role owns them: see docs/access.md. All but measures,
-- objectives, targets, reports and audit samples can be filled again from the ledgers.
do $$
begin
  if '${service-role}' <> 'nobody' then
    grant select, insert, update, delete on
      enrollment, withdrawal, intent, intent_correction, profile, profile_withdrawal, suspension, resumption,
      transfer, exclusion, enrollment_retraction, completion, completion_revocation, employment,
      employment_end, evidence, further_study, further_study_end, survey, outcome_retraction, watermark,
      seen_head, waiting_entry, ledger_shards
    to "${service-role}";
    -- update: to lock the table while a version is chosen. A trigger refuses every update.
    grant select, insert, update on measure, objective, target to "${service-role}";
    grant select, insert on report, report_bytes, report_leaves, report_step, sheet_text, audit_sample, sample_reveal, sample_draw, sample_finding to "${service-role}";
  end if;
end $$;
