-- The words that an export was searched with may be somebody's name. They are kept apart, so that they
-- can be forgotten when somebody in its logs is erased: it cannot be had again after that anyway.
alter table proof.export add column if not exists words text;
update proof.export
set words = filters::jsonb ->> 'q', filters = (filters::jsonb - 'q')::text
where filters::jsonb ->> 'q' is not null;
-- What is forgotten leaves its page with the next vacuum, which must not wait for thousands of others.
alter table proof.export set (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);
alter table proof.person_secret set (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);
