-- Up to where the signed heads of each ledger were verified here: a ledger that was rewritten since does not fit them.

create table seen_head (
  ledger       text   primary key,
  line         bytea  not null,
  key_of_next  text   not null,
  kafka_offset bigint not null
);
comment on table seen_head is 'The last signed head of each ledger that was verified: whoever deletes a row trusts the ledger anew.';
comment on column seen_head.line is 'The exact bytes of the head, with its signature.';
comment on column seen_head.key_of_next is 'The Ed25519 public key (base64url) that must have signed the next head.';
comment on column seen_head.kafka_offset is 'Its place in the topic ledger-heads: a hint where to read on.';
