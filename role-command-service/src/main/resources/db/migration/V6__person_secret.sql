-- With what the names and mail addresses of people are sealed, wherever they stand: one secret for
-- each person in a partner's history. The only thing here that does not follow from the events: what
-- is deleted can be read by nobody any more.
create table person_secret (
  partner_id text not null,
  user_id    text not null,
  secret     bytea not null,
  primary key (partner_id, user_id)
);
-- A deleted secret leaves its page with the next vacuum, which must not wait for thousands of others.
alter table person_secret set (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);
