-- Who may do what with the tables. They belong to the role that runs the migrations; the service
-- writes with one role and answers with another, and neither can change what is on record. A third
-- one is for dashboards, and asks the views of reporting only.
--
-- This runs again whenever its text or the name of a role changes. A new table has no rights until
-- it is named here.
do $$
begin
  if pg_has_role('${writer}', current_user, 'member') or pg_has_role('${reader}', current_user, 'member')
    or pg_has_role('${reporter}', current_user, 'member')
  then
    raise exception 'the tables would be open to everything: %, % and % must not have the rights of %',
        '${writer}', '${reader}', '${reporter}', current_user
      using hint = 'Give spring.flyway.user, spring.datasource.username, '
        'mandate.reading.datasource.username and spring.flyway.placeholders.reporter four roles '
        'that are no members of each other.';
  end if;
end
$$;

grant usage on schema "${flyway:defaultSchema}", proof to "${writer}", "${reader}";
revoke all on all tables in schema "${flyway:defaultSchema}", proof, "${reporting}"
  from "${writer}", "${reader}", "${reporter}";

-- In a new database, everybody may use the names in the schema of the tables.
revoke all on schema "${flyway:defaultSchema}" from public;
grant usage on schema reporting to "${reporter}";

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

-- A secret can be destroyed, and another one come in its place.
grant select, insert, update (secret, position, erased_position) on proof.person_secret to "${writer}";

-- What an export came to is told when it has come to its end; what it was searched with is forgotten
-- when somebody is erased.
grant select, insert, update (ended, rows, bytes, sha256, words) on proof.export to "${writer}";
grant select, insert, update (rows, first, last) on proof.export_log to "${writer}";
grant select, insert, update (rows, touched, recorded) on proof.export_reading to "${writer}";

grant select
  on consumer_offset, partner_progress, partner, partner_user, role_grant, managed_entry, customer,
    customer_user, customer_role_grant, audit_entry, audit_subtree, audit_text, proof.checkpoint,
    proof.export_log, proof.person_secret
  to "${reader}";

-- A view shows who asks it what they may see of its tables. Names of people, values and words in
-- entries are in none. As the schema of the tables is closed to it, the role can name the views
-- only.
grant select on "${reporting}".partners, "${reporting}".administrators, "${reporting}".role_grants,
    "${reporting}".role_counts, "${reporting}".customers, "${reporting}".managed_lists,
    "${reporting}".restrictions, "${reporting}".commands_by_day, "${reporting}".rejections_by_day,
    "${reporting}".audit_entries, "${reporting}".projection_progress
  to "${reporter}";
grant select on partner, role_grant, managed_entry, customer, customer_role_grant to "${reporter}";
grant select (partner_id, position, decided_at) on partner_progress to "${reporter}";
grant select (partner_id, position, event, command, outcome, code, actor_type, actor_id, actor_roles,
    target_user, customer_id, role, cause, asked, decided, recorded, command_id, command_source,
    correlation_id)
  on audit_entry to "${reporter}";

revoke all on function provide_audit_quarter, audit_text_like from public;
grant execute on function provide_audit_quarter to "${writer}";
grant execute on function audit_text_like to "${reader}";

-- Whoever answers sees the rows of the partner that mandate.partner names in its session, of all
-- with '*', and of none without it. The setting is read once for a statement, as it is a query by
-- itself. "nullif … is not null" says the same as the comparison, and lets PostgreSQL expect that
-- nearly all rows pass: expecting few, it would sort where an index has the order.
--
-- Whoever writes the queries of a dashboard can set that, too. Therefore what they see follows from
-- the name they logged in with, which they cannot change: the role for dashboards sees all, and a
-- member of it that is called like it, with "_" and the id of a partner behind, the rows of this
-- partner. Other members see none.
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
          and p.polroles = array['"${reader}"'::regrole::oid]) as has_reader,
      exists (
        select from pg_policy p where p.polrelid = c.oid and p.polname = 'partner_to_the_reporter'
          and p.polroles = array['"${reporter}"'::regrole::oid]) as has_reporter
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
    if not guarded.has_reporter then
      execute format('drop policy if exists partner_to_the_reporter on %s', guarded.name);
      execute format(
        'create policy partner_to_the_reporter on %s for select to "${reporter}" using (nullif('
          '(select case when session_user = ''${reporter}'' then ''*'''
          ' when starts_with(session_user, ''${reporter}_'')'
          ' then substr(session_user, length(''${reporter}_'') + 1) end) in (partner_id, ''*''),'
          ' false) is not null)',
        guarded.name);
    end if;
  end loop;
end
$$;
