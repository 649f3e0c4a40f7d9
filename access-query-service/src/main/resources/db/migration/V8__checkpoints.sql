-- What was said of the logs, signed. It stays said, whatever becomes of the read model: therefore it
-- has a schema of its own, which no generation of the read model takes with it.
create schema if not exists proof;

-- note: the signed text, see c2sp.org/signed-note and c2sp.org/tlog-checkpoint.
create table if not exists proof.checkpoint (
  partner_id text collate "C" not null,
  size       bigint      not null,
  signed_at  timestamptz not null,
  note       text        not null,
  published  boolean     not null default false,
  primary key (partner_id, size)
);
create index if not exists checkpoint_unpublished on proof.checkpoint (partner_id, size)
  where not published;

-- The tree of each log as it was at its last checkpoint. The next one continues from here and not
-- from what the projection says, so that a log which was changed behind it is never signed.
create table if not exists proof.log (
  partner_id text collate "C" primary key,
  size       bigint not null,
  frontier   bytea  not null
);
