-- Run once by the PostgreSQL of docker-compose.yml, when its volume is empty: a database per service, owned by a user of its name.
\getenv password POSTGRES_PASSWORD
create role enrollment login password :'password';
create role outcome login password :'password';
create role impact login password :'password';
-- Who alone may empty a ledger's entries: taken by an erasure, for one transaction.
create role ledger_eraser nologin;
grant ledger_eraser to enrollment, outcome;
create database enrollment owner enrollment;
create database outcome owner outcome;
create database impact owner impact;
-- What a scrub needs to remove erased values from the write-ahead log.
grant pg_checkpoint to enrollment, outcome, impact;
\connect enrollment
grant execute on function pg_switch_wal(), pg_ls_waldir() to enrollment;
\connect outcome
grant execute on function pg_switch_wal(), pg_ls_waldir() to outcome;
\connect impact
grant execute on function pg_switch_wal(), pg_ls_waldir() to impact;
