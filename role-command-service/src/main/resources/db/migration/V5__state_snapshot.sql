-- States of aggregates with long histories as of one of their events, so that only what came after
-- has to be folded. Follows from the events, and may be emptied at any time.
create table state_snapshot (
  aggregate_id    text primary key,
  -- Which version of the service can read it.
  format          integer not null,
  -- The position of the partner, and the number in the aggregate's own stream, that it goes up to.
  position        bigint not null,
  sequence_number bigint not null,
  state           text not null
);
