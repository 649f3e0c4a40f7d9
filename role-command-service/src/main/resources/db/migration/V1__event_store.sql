-- The event store and what is written in its transactions. The events are the only truth: every
-- other table here is either a lock, a cursor, or follows from the events.

-- One row per partner: locked while its history grows, so that a partner has one writer at a time.
create table partner_history (
  partner_id text primary key,
  position   bigint not null,
  decided_at timestamptz not null
);

-- One row in all: the last global position. Updated last in every appending transaction and held
-- until its commit, so that the order of global positions is the order of commits, without gaps.
create table event_head (
  only_row boolean primary key default true check (only_row),
  position bigint not null
);
insert into event_head (position) values (0);

create table event (
  global_position  bigint primary key,
  partner_id       text not null,
  position         bigint not null,
  -- The stream of the aggregate; null for journal entries, which change no state.
  aggregate_id     text,
  sequence_number  bigint,
  type             text not null,
  -- Whether the state of the partner organization follows from this event.
  concerns_partner boolean not null,
  decided_at       timestamptz not null,
  -- The CloudEvents attributes, as one JSON object of strings, and the data: sent as they stand.
  attributes       bytea not null,
  data             bytea not null,
  constraint event_position unique (partner_id, position),
  constraint event_stream check ((aggregate_id is null) = (sequence_number is null))
);
create unique index event_sequence on event (aggregate_id, sequence_number)
  where aggregate_id is not null;
create index event_of_partner on event (partner_id, position) where concerns_partner;

-- For people: the same events as text.
create view event_readable as
select global_position, partner_id, position, type, decided_at,
       convert_from(attributes, 'UTF8') as attributes, convert_from(data, 'UTF8') as data
from event;

-- Ids are unique across partners and never given away again.
create table id_registry (
  namespace   text not null,
  id          text not null,
  partner_id  text not null,
  customer_id text,
  primary key (namespace, id)
);

-- Every decided command with its outcome: the same command again gets the same answer.
create table command_outcome (
  source         text not null,
  id             text not null,
  partner_id     text not null,
  correlation_id text not null,
  decided_at     timestamptz not null,
  result         text not null,
  primary key (source, id)
);

-- How far each partition of the command topic was decided.
create table consumer_offset (
  topic       text not null,
  partition   integer not null,
  next_offset bigint not null,
  primary key (topic, partition)
);

-- How far the relay has sent events.
create table relay_checkpoint (
  only_row boolean primary key default true check (only_row),
  position bigint not null
);
insert into relay_checkpoint (position) values (0);
