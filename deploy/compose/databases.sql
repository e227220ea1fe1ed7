-- Run once by the PostgreSQL of docker-compose.yml, when its volume is empty: for each service a database, a role that owns its tables
-- and makes them, and a role that the service runs as, which may connect to that database and to no other.
\getenv enrollment ENROLLMENT_PASSWORD
\getenv enrollment_owner ENROLLMENT_OWNER_PASSWORD
\getenv outcome OUTCOME_PASSWORD
\getenv outcome_owner OUTCOME_OWNER_PASSWORD
\getenv impact IMPACT_PASSWORD
\getenv impact_owner IMPACT_OWNER_PASSWORD
create role enrollment login password :'enrollment';
create role enrollment_owner login password :'enrollment_owner';
create role outcome login password :'outcome';
create role outcome_owner login password :'outcome_owner';
create role impact login password :'impact';
create role impact_owner login password :'impact_owner';
-- Who alone may empty a ledger's entries: taken by an erasure, for one transaction. Not inherited: who does not take it may not.
create role ledger_eraser nologin;
grant ledger_eraser to enrollment, enrollment_owner, outcome, outcome_owner with inherit false;
create database enrollment owner enrollment_owner;
create database outcome owner outcome_owner;
create database impact owner impact_owner;
revoke all on database enrollment, outcome, impact from public;
grant connect on database enrollment to enrollment;
grant connect on database outcome to outcome;
grant connect on database impact to impact;
-- What a scrub needs to rewrite tables that it does not own, and to remove erased values from the write-ahead log.
grant pg_maintain, pg_checkpoint to enrollment, outcome, impact;
\connect enrollment
grant execute on function pg_switch_wal(), pg_ls_waldir() to enrollment;
\connect outcome
grant execute on function pg_switch_wal(), pg_ls_waldir() to outcome;
\connect impact
grant execute on function pg_switch_wal(), pg_ls_waldir() to impact;
