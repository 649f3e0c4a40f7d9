-- Who may do what with the tables. They belong to the role that runs the migrations; the service
-- writes with one role and answers with another, and neither can change what is on record.
--
-- This runs again whenever its text or the name of a role changes. A new table has no rights until
-- it is named here.
do $$
begin
  if pg_has_role('${writer}', current_user, 'member') or pg_has_role('${reader}', current_user, 'member')
  then
    raise exception 'the tables would be open to everything: % and % must not have the rights of %',
        '${writer}', '${reader}', current_user
      using hint = 'Give spring.flyway.user, spring.datasource.username and '
        'mandate.reading.datasource.username three roles that are no members of each other.';
  end if;
end
$$;

grant usage on schema "${flyway:defaultSchema}", proof to "${writer}", "${reader}";
revoke all on all tables in schema "${flyway:defaultSchema}", proof from "${writer}", "${reader}";

-- How far everything is.
grant select, insert, update (next_offset, topic_id) on consumer_offset to "${writer}";
grant select, insert, update (position, decided_at, frontier) on partner_progress to "${writer}";

-- Facts end, and otherwise stay as they are.
grant select, insert, update (to_position, to_decided)
  on partner, partner_user, role_grant, managed_entry, customer, customer_user, customer_role_grant
  to "${writer}";

-- The log and its tree only grow. Quarters have no rights of their own: there is no way around the
-- log as a whole.
grant select, insert on audit_entry, audit_subtree, audit_text to "${writer}";

-- What was signed stays as it was signed.
grant select, insert, update (published) on proof.checkpoint to "${writer}";
grant select, insert, update (size, frontier) on proof.log to "${writer}";

-- What an export came to is told when it has come to its end.
grant select, insert, update (ended, rows, bytes, sha256) on proof.export to "${writer}";
grant select, insert, update (rows, first, last) on proof.export_log to "${writer}";
grant select, insert, update (rows, touched, recorded) on proof.export_reading to "${writer}";

grant select
  on consumer_offset, partner_progress, partner, partner_user, role_grant, managed_entry, customer,
    customer_user, customer_role_grant, audit_entry, audit_subtree, audit_text, proof.checkpoint,
    proof.export_log
  to "${reader}";

revoke all on function provide_audit_quarter, audit_text_like from public;
grant execute on function provide_audit_quarter to "${writer}";
grant execute on function audit_text_like to "${reader}";

-- Whoever answers sees the rows of the partner that mandate.partner names in its session, of all
-- with '*', and of none without it. The setting is read once for a statement, as it is a query by
-- itself. "nullif … is not null" says the same as the comparison, and lets PostgreSQL expect that
-- nearly all rows pass: expecting few, it would sort where an index has the order.
--
-- A policy that has to change gets another name, as those that are there are left alone: changing
-- one needs the table for itself.
set local client_min_messages = warning; -- that there was none before is nothing to tell
do $$
declare
  guarded record;
begin
  for guarded in
    select c.oid, c.oid::regclass as name, c.relrowsecurity as on_already,
      exists (
        select from pg_policy p where p.polrelid = c.oid and p.polname = 'all_to_the_writer'
          and p.polroles = array['"${writer}"'::regrole::oid]) as has_writer,
      exists (
        select from pg_policy p where p.polrelid = c.oid and p.polname = 'partner_to_the_reader'
          and p.polroles = array['"${reader}"'::regrole::oid]) as has_reader
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace in (current_schema()::regnamespace, 'proof'::regnamespace)
      and c.relkind in ('r', 'p') and not c.relispartition and a.attname = 'partner_id'
  loop
    if not guarded.on_already then
      execute format('alter table %s enable row level security', guarded.name);
    end if;
    if not guarded.has_writer then
      execute format('drop policy if exists all_to_the_writer on %s', guarded.name);
      execute format('create policy all_to_the_writer on %s to "${writer}" using (true)', guarded.name);
    end if;
    if not guarded.has_reader then
      execute format('drop policy if exists partner_to_the_reader on %s', guarded.name);
      execute format(
        'create policy partner_to_the_reader on %s for select to "${reader}" using (nullif('
          '(select current_setting(''mandate.partner'', true)) in (partner_id, ''*''), false) is not null)',
        guarded.name);
    end if;
  end loop;
end
$$;
