-- Who may do what with the tables. They belong to the role that runs the migrations; the service
-- writes with another one, which cannot change what is on record.
--
-- This runs again whenever its text or the name of the role changes. A new table has no rights until
-- it is named here.
do $$
begin
  if pg_has_role('${writer}', current_user, 'member') then
    raise exception 'the tables would be open to everything: % must not have the rights of %',
        '${writer}', current_user
      using hint = 'Give spring.flyway.user and spring.datasource.username two roles that are no '
        'members of each other.';
  end if;
end
$$;

grant usage on schema "${flyway:defaultSchema}" to "${writer}";
revoke all on all tables in schema "${flyway:defaultSchema}" from "${writer}";

-- What happened, what came of each command, and whose an id is: said once, and never again otherwise.
grant select, insert on event, command_outcome, id_registry to "${writer}";
grant select on event_readable to "${writer}";

-- What can be read of people: made with their first name, destroyed when they are erased.
grant select, insert, delete on person_secret to "${writer}";

-- How far everything is.
grant select, update (position) on event_head to "${writer}";
grant select, insert, update (position, decided_at) on partner_history to "${writer}";
grant select, insert, update (next_offset) on consumer_offset to "${writer}";
grant select, update (position, topic_id) on relay_checkpoint to "${writer}";
grant select, update (position, step, since, segment_ms, covers, fill_to)
  on topic_renewal to "${writer}";

-- What follows from the events and can be made again.
grant select, insert, update (expires_at, granted_position), delete on role_expiry to "${writer}";
grant select, insert, update (format, position, sequence_number, state)
  on state_snapshot to "${writer}";
