-- One row in all: how far erasures have reached the topics. Whoever was erased up to this global
-- position is named in none of them any more.
create table topic_renewal (
  only_row   boolean primary key default true check (only_row),
  position   bigint not null,
  -- Of the renewal that is under way: its step and since when, what the topic of events had set of
  -- its own as segment.ms and gets back, the global position up to which it covers erasures, and
  -- the one up to which the topic has to be filled again.
  step       text not null,
  since      timestamptz not null,
  segment_ms text,
  covers     bigint not null,
  fill_to    bigint not null
);
insert into topic_renewal (position, step, since, covers, fill_to)
  values (0, 'NONE', now(), 0, 0);

-- A large store takes longer to read than a batch may last.
set local transaction_timeout = 0;

create index event_erasure on event (global_position)
  where type = 'dev.mandate.event.PersonErased.v1';
