-- Views for dashboards and reports. docs/reporting.md documents them, and is compared with the
-- comments here by a test. Their names, columns and meanings stay; columns are only added, at the
-- end: PostgreSQL refuses to replace a view otherwise.
--
-- Each generation of the read model has its own, made of its own tables. Those of the live one are
-- in the schema "reporting"; those of another are beside its tables until it takes over.
--
-- Whoever asks sees through them what its own rights and policies let it see (security_invoker):
-- without that, the rights of the tables' owner would count, and every partner's rows be shown.
--
-- This runs again when its text changes. A migration that changes what a view is made of has to
-- drop the view, and to change this file, so that it is made again: the number here will do. 1
set local client_min_messages = warning; -- that something is there is nothing to tell
create schema if not exists "${reporting}";

create or replace view "${reporting}".partners with (security_invoker) as
select p.partner_id, p.name, p.sells_wholesale,
  (select count(distinct g.user_id) from role_in_force(now()) g
    where g.partner_id = p.partner_id) as administrators,
  (select count(*) from customer c
    where c.partner_id = p.partner_id and c.to_position is null) as customers,
  (select count(*) from customer c
    where c.partner_id = p.partner_id and c.to_position is null and c.restricted_mode)
    as restricted_customers
from partner p
where p.to_position is null;

comment on view "${reporting}".partners is 'One row for each partner.';
comment on column "${reporting}".partners.partner_id is 'id of the partner';
comment on column "${reporting}".partners.name is 'what the partner''s organization is called';
comment on column "${reporting}".partners.sells_wholesale is 'whether it takes part in the wholesale program';
comment on column "${reporting}".partners.administrators is 'its users with at least one role';
comment on column "${reporting}".partners.customers is 'its customers';
comment on column "${reporting}".partners.restricted_customers is 'those in restricted administrator mode';

create or replace view "${reporting}".administrators with (security_invoker) as
select partner_id, user_id, array_agg(role order by role) as roles, min(since_decided) as since,
  min(expires_at) as next_expiry
from role_in_force(now())
group by partner_id, user_id;

comment on view "${reporting}".administrators is 'One row for each user of a partner who holds a role now.';
comment on column "${reporting}".administrators.partner_id is 'id of the partner';
comment on column "${reporting}".administrators.user_id is 'id of the user';
comment on column "${reporting}".administrators.roles is 'keys of the roles held, in alphabetical order';
comment on column "${reporting}".administrators.since is 'since when the first of them has been held without interruption';
comment on column "${reporting}".administrators.next_expiry is 'when the next of them ends by itself; null if none does';

create or replace view "${reporting}".role_grants with (security_invoker) as
select partner_id, user_id, role, since_decided as since, expires_at, cause
from role_in_force(now());

comment on view "${reporting}".role_grants is 'One row for each role that a user of a partner holds now.';
comment on column "${reporting}".role_grants.partner_id is 'id of the partner';
comment on column "${reporting}".role_grants.user_id is 'id of the user';
comment on column "${reporting}".role_grants.role is 'key of the role';
comment on column "${reporting}".role_grants.since is 'since when it has been held without interruption';
comment on column "${reporting}".role_grants.expires_at is 'when it ends by itself; null if it does not';
comment on column "${reporting}".role_grants.cause is 'why it was granted: COMMAND or FIRST_USER';

create or replace view "${reporting}".role_counts with (security_invoker) as
select partner_id, role, count(*) as users, count(expires_at) as temporary
from role_in_force(now())
group by partner_id, role;

comment on view "${reporting}".role_counts is 'One row for each role that users of a partner hold now.';
comment on column "${reporting}".role_counts.partner_id is 'id of the partner';
comment on column "${reporting}".role_counts.role is 'key of the role';
comment on column "${reporting}".role_counts.users is 'how many users hold it';
comment on column "${reporting}".role_counts.temporary is 'how many of them only until an instant';

create or replace view "${reporting}".customers with (security_invoker) as
select c.partner_id, c.customer_id, c.name, c.restricted_mode, c.origin,
  (select count(distinct g.user_id) from customer_role_grant g
    where g.partner_id = c.partner_id and g.customer_id = c.customer_id
      and g.to_position is null) as administrators,
  (select count(*) from managed_entry_in_force(now()) m
    where m.partner_id = c.partner_id and m.customer_id = c.customer_id) as managers
from customer c
where c.to_position is null;

comment on view "${reporting}".customers is 'One row for each customer.';
comment on column "${reporting}".customers.partner_id is 'id of the partner it belongs to';
comment on column "${reporting}".customers.customer_id is 'id of the customer';
comment on column "${reporting}".customers.name is 'what the customer''s organization is called';
comment on column "${reporting}".customers.restricted_mode is 'whether it is in restricted administrator mode';
comment on column "${reporting}".customers.origin is 'how it came to the partner: PROVISIONED or ATTACHED';
comment on column "${reporting}".customers.administrators is 'its own users with at least one role';
comment on column "${reporting}".customers.managers is 'users of the partner on whose managed list it is';

-- The limit, and from where on a list is near it, are those of R18 and R20.
create or replace view "${reporting}".managed_lists with (security_invoker) as
select g.partner_id, g.user_id, l.customers, 500 as customer_limit,
  l.customers >= 450 as near_limit
from role_in_force(now()) g
cross join lateral (
  select count(*) as customers from managed_entry m
  where m.partner_id = g.partner_id and m.user_id = g.user_id and m.to_position is null) l
where g.role = 'PARTNER_ADMIN';

comment on view "${reporting}".managed_lists is 'One row for each managed list: each user who holds PARTNER_ADMIN now.';
comment on column "${reporting}".managed_lists.partner_id is 'id of the partner';
comment on column "${reporting}".managed_lists.user_id is 'id of the user whose list it is';
comment on column "${reporting}".managed_lists.customers is 'how many customers are on it';
comment on column "${reporting}".managed_lists.customer_limit is 'how many there can be';
comment on column "${reporting}".managed_lists.near_limit is 'whether it is nearly full, or full';

create or replace view "${reporting}".restrictions with (security_invoker) as
select p.partner_id, r.restriction
from partner p
cross join lateral unnest(string_to_array(nullif(p.restrictions, ''), ',')) r(restriction)
where p.to_position is null;

comment on view "${reporting}".restrictions is 'One row for each restriction on a partner''s list, which counts for its customers in restricted administrator mode.';
comment on column "${reporting}".restrictions.partner_id is 'id of the partner';
comment on column "${reporting}".restrictions.restriction is 'key of the restriction';

-- A condition on the day is one on the series, so that only the days asked for are read, each by an
-- index and in its quarter. The audit log has no other end than its first and last entry, whatever
-- the clocks say.
create or replace view "${reporting}".commands_by_day with (security_invoker) as
select e.partner_id, d.day, e.command, e.outcome, e.commands, e.entries
from generate_series(
    (select date_trunc('day', min(decided), 'UTC') from audit_entry),
    (select max(decided) from audit_entry), interval '24 hours') d(day)
cross join lateral (
  select partner_id, command, outcome, count(distinct (command_source, command_id)) as commands,
    count(*) as entries
  from audit_entry
  where decided >= d.day and decided < d.day + interval '24 hours'
    and cause is distinct from 'EXPIRED'
  group by partner_id, command, outcome) e;

comment on view "${reporting}".commands_by_day is 'One row for each partner, day, kind of command and outcome. Roles that ended by themselves are not counted.';
comment on column "${reporting}".commands_by_day.partner_id is 'id of the partner';
comment on column "${reporting}".commands_by_day.day is 'the day, by its first instant in UTC';
comment on column "${reporting}".commands_by_day.command is 'what was asked for, such as GrantRole';
comment on column "${reporting}".commands_by_day.outcome is 'ACCEPTED, REJECTED or NO_EFFECT';
comment on column "${reporting}".commands_by_day.commands is 'how many commands were decided so that day';
comment on column "${reporting}".commands_by_day.entries is 'how many entries of the audit log they left';

create or replace view "${reporting}".rejections_by_day with (security_invoker) as
select e.partner_id, d.day, e.command, e.code, e.rejections
from generate_series(
    (select date_trunc('day', min(decided), 'UTC') from audit_entry),
    (select max(decided) from audit_entry), interval '24 hours') d(day)
cross join lateral (
  select partner_id, command, code, count(*) as rejections
  from audit_entry
  where event = 'CommandRejected' and decided >= d.day and decided < d.day + interval '24 hours'
  group by partner_id, command, code) e;

comment on view "${reporting}".rejections_by_day is 'One row for each partner, day, kind of command and reason of rejection.';
comment on column "${reporting}".rejections_by_day.partner_id is 'id of the partner';
comment on column "${reporting}".rejections_by_day.day is 'the day, by its first instant in UTC';
comment on column "${reporting}".rejections_by_day.command is 'what was asked for, such as GrantRole';
comment on column "${reporting}".rejections_by_day.code is 'why it was rejected, such as NOT_AUTHORIZED';
comment on column "${reporting}".rejections_by_day.rejections is 'how many were';

create or replace view "${reporting}".audit_entries with (security_invoker) as
select partner_id, position, decided, event, command, outcome, code, cause, actor_type, actor_id,
  string_to_array(nullif(actor_roles, ''), ',') as actor_roles, target_user, customer_id, role,
  asked, recorded, command_source, command_id, correlation_id
from audit_entry;

comment on view "${reporting}".audit_entries is 'One row for each entry of the audit logs, without names, values and words in them.';
comment on column "${reporting}".audit_entries.partner_id is 'id of the partner whose log it is in';
comment on column "${reporting}".audit_entries.position is 'its number there';
comment on column "${reporting}".audit_entries.decided is 'when the command was decided';
comment on column "${reporting}".audit_entries.event is 'what happened, such as RoleGranted';
comment on column "${reporting}".audit_entries.command is 'what was asked for, such as GrantRole';
comment on column "${reporting}".audit_entries.outcome is 'ACCEPTED, REJECTED or NO_EFFECT';
comment on column "${reporting}".audit_entries.code is 'why it was rejected; null if it was not';
comment on column "${reporting}".audit_entries.cause is 'why it happened, where the event says so';
comment on column "${reporting}".audit_entries.actor_type is 'user or system; null if the event does not say who asked';
comment on column "${reporting}".audit_entries.actor_id is 'id of whoever asked';
comment on column "${reporting}".audit_entries.actor_roles is 'keys of the roles that they held; null if none';
comment on column "${reporting}".audit_entries.target_user is 'id of the user it is about; null if it is about none';
comment on column "${reporting}".audit_entries.customer_id is 'id of the customer it is about; null if it is about none';
comment on column "${reporting}".audit_entries.role is 'key of the role it is about; null if it is about none';
comment on column "${reporting}".audit_entries.asked is 'when the command was asked';
comment on column "${reporting}".audit_entries.recorded is 'when the event was stored';
comment on column "${reporting}".audit_entries.command_source is 'with command_id, the identity of the command';
comment on column "${reporting}".audit_entries.command_id is 'the id that the source gave the command';
comment on column "${reporting}".audit_entries.correlation_id is 'what the asker said ties messages together; null if nothing';

create or replace view "${reporting}".projection_progress with (security_invoker) as
select partner_id, position, decided_at as decided
from partner_progress
where position > 0;

comment on view "${reporting}".projection_progress is 'One row for each partner with events: how far all the other views are.';
comment on column "${reporting}".projection_progress.partner_id is 'id of the partner';
comment on column "${reporting}".projection_progress.position is 'up to which event of its log';
comment on column "${reporting}".projection_progress.decided is 'when that event was decided';
