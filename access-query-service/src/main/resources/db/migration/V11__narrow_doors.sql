-- What the roles of the service have no right to do, and need all the same: done for them by the
-- role that owns the tables, within narrow bounds. Whatever these functions name is named with its
-- schema or bound when they are made, so that nobody can put something else in its place.

-- Makes a quarter of the audit log, if it is not there, in the schema of this function. A table that
-- is made by itself and attached then lets everybody read and write the others meanwhile; one that
-- is made as a partition would need them all for itself. The indexes come with being attached.
--
-- since, until: seconds counted from 1970. Several instances may come to a new quarter at once, and
-- one of them makes it; nobody else uses the number of the lock.
create function provide_audit_quarter(quarter text, since bigint, until bigint) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  this oid;
  home text;
begin
  if quarter !~ '^audit_entry_-?[0-9]+_q[1-4]$' or (until - since) / 86400 not between 90 and 92 then
    raise exception '% from % to % is no quarter of the audit log', quarter, since, until;
  end if;
  get diagnostics this = pg_routine_oid;
  home := (select pronamespace::regnamespace::text from pg_proc where oid = this);
  perform pg_advisory_xact_lock(5575859191340687730);
  -- This reads what is committed now, where to_regclass may tell what it has looked up before.
  if not exists (
    select from pg_class where relnamespace = home::regnamespace and relname = quarter)
  then
    execute format('create table %s.%I (like %1$s.audit_entry)', home, quarter);
    execute format(
      'alter table %s.audit_entry attach partition %1$s.%I
         for values from (to_timestamp(%L)) to (to_timestamp(%L))',
      home, quarter, since, until);
  end if;
end
$$;

-- Who and what is called as a pattern says, among what the session may see. Row-level security would
-- keep the index over parts of words from being used: its operator is not known to keep to itself
-- what it compares, so that it may only see rows that have passed. Here nothing can be overheard, as
-- the comparison is ours.
create function audit_text_like(pattern text, partner text, at_most integer)
  returns table (kind text, partner_id text, id text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select t.kind, t.partner_id, t.id from audit_text t
    where lower(t.text collate pg_unicode_fast) like lower(pattern collate pg_unicode_fast)
      and (partner is null or t.partner_id = partner)
      and nullif((select current_setting('mandate.partner', true)) in (t.partner_id, '*'), false)
        is not null
    limit at_most;
  end;
