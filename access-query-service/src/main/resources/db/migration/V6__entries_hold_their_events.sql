-- An entry tells its event whole: the attributes of the CloudEvent are its columns, so that they need
-- not be kept a second time. Only the data are kept as they were sent.
--
-- What the attributes say is now in the columns as it was said, or null if it was not: what is shown
-- in its place (the id of the command for a correlation id, the trace of a traceparent) follows when
-- the entry is read.
--
-- All of the read model is made again from the topic, which has all events; until that is done,
-- answers are those of an earlier position.
truncate consumer_offset, partner_progress, partner, partner_user, role_grant, managed_entry,
  customer, customer_user, customer_role_grant, audit_entry;

alter table audit_entry
  drop column event_attributes,
  drop column trace_id,
  alter column event_data set not null,
  alter column actor_type drop not null,
  alter column actor_id drop not null,
  alter column correlation_id drop not null,
  add column actor_id_rest text, -- of an id that is too long for an index
  add column trace_parent text,
  add column trace_state text;
