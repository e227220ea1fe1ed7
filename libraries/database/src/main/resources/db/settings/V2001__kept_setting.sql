-- What was set when the data were first written, of the settings that decide what the data mean. Beside the tables of whichever
-- service it is: versions here begin at 2001.

create table kept_setting (
  name    text        primary key,
  value   text        not null,
  kept_at timestamptz not null default now()
);
comment on table kept_setting is 'Settings that must not change while these data are used: written at the first start, compared at every later one. A service that is set otherwise does not start.';
comment on column kept_setting.name is 'The setting, as the configuration calls it.';
comment on column kept_setting.value is 'Its value; of a secret only a fingerprint that is slow to compute.';
comment on column kept_setting.kept_at is 'When it was first written.';
