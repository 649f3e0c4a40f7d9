-- What the events say, for questions. Everything here can be made again from the events.
--
-- A fact is kept with the time in which it held: from the event at from_position up to, and
-- without, the event at to_position; to_position is null while it holds. So what held after the
-- event at position p is: from_position <= p and (to_position is null or to_position > p).
--
-- Ids compare byte by byte, so that lists have one order whatever the locale of the database.

-- How far the topic of events has been taken in.
create table consumer_offset (
  topic       text    not null,
  partition   integer not null,
  next_offset bigint  not null,
  primary key (topic, partition)
);

-- How far each partner's history has been taken in.
create table partner_progress (
  partner_id text collate "C" primary key,
  position   bigint not null,
  decided_at timestamptz
);

create table partner (
  partner_id      text collate "C" not null,
  name            text        not null,
  sells_wholesale boolean     not null,
  restrictions    text        not null,
  from_position   bigint      not null,
  from_decided    timestamptz not null,
  to_position     bigint,
  to_decided      timestamptz,
  primary key (partner_id, from_position)
);
create unique index partner_now on partner (partner_id) where to_position is null;

create table partner_user (
  partner_id    text collate "C" not null,
  user_id       text collate "C" not null,
  display_name  text        not null,
  email         text        not null,
  alias         text,
  from_position bigint      not null,
  from_decided  timestamptz not null,
  to_position   bigint,
  to_decided    timestamptz,
  primary key (partner_id, user_id, from_position)
);
create unique index partner_user_now on partner_user (partner_id, user_id)
  where to_position is null;

-- since_…: from when on the role has been held without interruption, whatever became of its expiry.
create table role_grant (
  partner_id     text collate "C" not null,
  user_id        text collate "C" not null,
  role           text        not null,
  cause          text        not null,
  expires_at     timestamptz,
  since_position bigint      not null,
  since_decided  timestamptz not null,
  from_position  bigint      not null,
  from_decided   timestamptz not null,
  to_position    bigint,
  to_decided     timestamptz,
  primary key (partner_id, user_id, role, from_position)
);
create unique index role_grant_now on role_grant (partner_id, user_id, role)
  where to_position is null;

-- since_…: when the customer came onto the list; a change of basis keeps its place.
create table managed_entry (
  partner_id     text collate "C" not null,
  user_id        text collate "C" not null,
  customer_id    text collate "C" not null,
  basis          text        not null,
  since_position bigint      not null,
  since_decided  timestamptz not null,
  from_position  bigint      not null,
  from_decided   timestamptz not null,
  to_position    bigint,
  to_decided     timestamptz,
  primary key (partner_id, user_id, customer_id, from_position)
);
create unique index managed_entry_now on managed_entry (partner_id, user_id, customer_id)
  where to_position is null;
create index managed_entry_of_customer_now on managed_entry (partner_id, customer_id)
  where to_position is null;

create table customer (
  partner_id      text collate "C" not null,
  customer_id     text collate "C" not null,
  name            text        not null,
  origin          text        not null,
  restricted_mode boolean     not null,
  from_position   bigint      not null,
  from_decided    timestamptz not null,
  to_position     bigint,
  to_decided      timestamptz,
  primary key (partner_id, customer_id, from_position)
);
create unique index customer_now on customer (partner_id, customer_id) where to_position is null;
create index customer_by_id_now on customer (customer_id) where to_position is null;

-- A user of a customer organization, as far as it is known by name.
create table customer_user (
  partner_id    text collate "C" not null,
  user_id       text collate "C" not null,
  customer_id   text collate "C" not null,
  display_name  text,
  email         text,
  from_position bigint      not null,
  from_decided  timestamptz not null,
  to_position   bigint,
  to_decided    timestamptz,
  primary key (partner_id, user_id, from_position)
);
create unique index customer_user_now on customer_user (partner_id, user_id)
  where to_position is null;

create table customer_role_grant (
  partner_id    text collate "C" not null,
  user_id       text collate "C" not null,
  customer_id   text collate "C" not null,
  role          text        not null,
  from_position bigint      not null,
  from_decided  timestamptz not null,
  to_position   bigint,
  to_decided    timestamptz,
  primary key (partner_id, user_id, customer_id, role, from_position)
);
create unique index customer_role_grant_now
  on customer_role_grant (partner_id, user_id, customer_id, role) where to_position is null;
create index customer_role_grant_of_customer_now
  on customer_role_grant (partner_id, customer_id) where to_position is null;

-- The roles that count at an instant: those whose time is over do not, and the add-on does not
-- without a base role, even before the events that revoke them have arrived.
create function role_in_force(at_instant timestamptz) returns setof role_grant
  language sql stable
  begin atomic
    select g.* from role_grant g
    where g.to_position is null
      and (g.expires_at is null or g.expires_at > at_instant)
      and (g.role <> 'WHOLESALE_ADMIN' or exists (
        select from role_grant base
        where base.partner_id = g.partner_id and base.user_id = g.user_id
          and base.role in ('PARTNER_FULL_ADMIN', 'PARTNER_ADMIN')
          and base.to_position is null
          and (base.expires_at is null or base.expires_at > at_instant)));
  end;

-- The places on managed lists that count at an instant: a list counts only while its user holds the
-- role that has one.
create function managed_entry_in_force(at_instant timestamptz) returns setof managed_entry
  language sql stable
  begin atomic
    select m.* from managed_entry m
    where m.to_position is null and exists (
      select from role_grant g
      where g.partner_id = m.partner_id and g.user_id = m.user_id and g.role = 'PARTNER_ADMIN'
        and g.to_position is null and (g.expires_at is null or g.expires_at > at_instant));
  end;

-- One row per event. JSON is kept as text: what a rejected command asked may hold the character
-- U+0000, which jsonb refuses.
create table audit_entry (
  partner_id     text collate "C" not null,
  position       bigint      not null,
  event          text        not null,
  command        text        not null,
  outcome        text        not null,
  code           text,
  detail         text,
  actor_type     text        not null,
  actor_id       text collate "C" not null,
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
  asked          timestamptz not null,
  decided        timestamptz not null,
  recorded       timestamptz not null,
  command_id     text        not null,
  command_source text        not null,
  correlation_id text        not null,
  trace_id       text,
  request        text,
  primary key (partner_id, position)
);
create index audit_entry_by_time on audit_entry (decided desc, partner_id, position desc);
create index audit_entry_by_actor on audit_entry (actor_id, decided desc, partner_id, position desc);
create index audit_entry_by_target
  on audit_entry (target_user, decided desc, partner_id, position desc)
  where target_user is not null;
create index audit_entry_by_customer
  on audit_entry (customer_id, decided desc, partner_id, position desc)
  where customer_id is not null;
