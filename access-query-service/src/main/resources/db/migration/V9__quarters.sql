-- The audit log is kept in quarters of a year, so that tens of millions of entries stay searchable:
-- an index is as deep as a quarter is large, the newest entries are together in memory, and what is
-- asked by time touches only the quarters that it needs.
--
-- A primary key names what tells the partitions apart. That a partner has each position only once
-- is what the projection guarantees; the key finds entries by it.
--
-- All of the read model is made again from the topic, which has all events; until that is done,
-- answers are those of an earlier position. The projection makes a quarter when it first needs it.
truncate consumer_offset, partner_progress, partner, partner_user, role_grant, managed_entry,
  customer, customer_user, customer_role_grant, audit_subtree;

drop table audit_entry;

-- One row per event. JSON is kept as text: what a rejected command asked may hold the character
-- U+0000, which jsonb refuses. Of the event itself, the attributes are columns, as they were said or
-- null; the data are kept as they were sent.
create table audit_entry (
  partner_id     text collate "C" not null,
  position       bigint      not null,
  event          text        not null,
  command        text        not null,
  outcome        text        not null,
  code           text,
  detail         text,
  actor_type     text,
  actor_id       text collate "C",
  actor_id_rest  text, -- of an id that is too long for an index
  actor_name     text,
  actor_roles    text        not null,
  target_user    text collate "C",
  target_name    text,
  customer_id    text collate "C",
  customer_name  text,
  role           text,
  old_values     text,
  new_values     text,
  cause          text,
  reason         text,
  reason_key     uuid, -- stands for the reason in an index, which is of any length
  asked          timestamptz not null,
  decided        timestamptz not null,
  recorded       timestamptz not null,
  command_id     text        not null,
  command_source text        not null,
  correlation_id text,
  trace_parent   text,
  trace_state    text,
  request        text,
  event_data     text        not null,
  leaf_hash      bytea       not null,
  primary key (partner_id, position, decided)
) partition by range (decided);

-- Each filter has an index in which what it finds stands in the order of pages, newest first, so
-- that a page costs what is on it, wherever it begins. The time comes right behind what is looked
-- for: in that order the quarters can be read one after the other, as far as the page needs them.
--
-- No filter, or only the time: of all partners, and of one.
create index audit_entry_by_time on audit_entry (decided desc, partner_id, position desc);
create index audit_entry_of_partner_by_time
  on audit_entry (partner_id, decided desc, position desc);

-- Somebody who asked. A system asks for many partners, so that those of one must not be looked for
-- among all.
create index audit_entry_by_actor on audit_entry (actor_id, decided desc, partner_id, position desc);
create index audit_entry_of_partner_by_actor
  on audit_entry (partner_id, actor_id, decided desc, position desc);

-- Whom or what it is about. These belong to one partner, with or without its name beside theirs.
create index audit_entry_by_target
  on audit_entry (target_user, decided desc, partner_id, position desc)
  where target_user is not null;
create index audit_entry_by_customer
  on audit_entry (customer_id, decided desc, partner_id, position desc)
  where customer_id is not null;

-- What happened, and what was asked for: of all partners, and of one. The outcome of a command
-- follows from the event.
create index audit_entry_by_event on audit_entry (event, decided desc, partner_id, position desc);
create index audit_entry_of_partner_by_event
  on audit_entry (partner_id, event, decided desc, position desc);
create index audit_entry_by_command
  on audit_entry (command, decided desc, partner_id, position desc);
create index audit_entry_of_partner_by_command
  on audit_entry (partner_id, command, decided desc, position desc);

-- The few that changed nothing, of one command: "which grants were rejected?"
create index audit_entry_without_effect
  on audit_entry (event, command, decided desc, partner_id, position desc)
  where event in ('CommandRejected', 'CommandHadNoEffect');
create index audit_entry_of_partner_without_effect
  on audit_entry (partner_id, event, command, decided desc, position desc)
  where event in ('CommandRejected', 'CommandHadNoEffect');

-- A reason whose words were found in the table below.
create index audit_entry_of_partner_by_reason
  on audit_entry (partner_id, reason_key, decided desc, position desc)
  where reason_key is not null;

-- What users and customers are called in the entries of a partner, and the reasons in them, each
-- once: words are looked for here and not in the entries, of which there are far more. An index over
-- parts of words costs an entry more than all others together. Upper and lower case are what the
-- filters of names take them for.
create table audit_text (
  partner_id text collate "C" not null,
  kind       text not null, -- USER, CUSTOMER or REASON
  id         text collate "C" not null, -- of the user or customer; the reason_key of the reason
  text_key   uuid not null, -- stands for the text, which is of any length
  text       text not null,
  primary key (partner_id, kind, id, text_key)
);

create extension if not exists pg_trgm;
do $$
declare
  -- An extension is in the schema of whoever made it first, which need not be this one.
  trigrams constant text := (
    select format('%I.gin_trgm_ops', n.nspname)
    from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_trgm');
begin
  execute format(
    'create index audit_text_by_words on audit_text
       using gin (lower(text collate pg_unicode_fast) %s)', trigrams);
end
$$;
