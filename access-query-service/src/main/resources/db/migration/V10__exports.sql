-- Exports of the audit log. Like checkpoints they stay, whatever becomes of the read model: an
-- export is promised to be the same whenever it is asked for again, and that it was read has to be
-- put on record even if everything stops meanwhile.

-- rows, bytes and sha256 are those of the whole, once it was written to its end.
create table if not exists proof.export (
  export_id uuid primary key,
  format    text        not null,
  language  text        not null,
  filters   text        not null,
  asked_by  text        not null,
  started   timestamptz not null,
  ended     timestamptz,
  rows      bigint,
  bytes     bigint,
  sha256    bytea
);

-- The logs that an export reads, each up to the position that it had at the start.
create table if not exists proof.export_log (
  export_id uuid   not null references proof.export,
  partner_id text collate "C" not null,
  up_to     bigint not null,
  rows      bigint,
  first     bigint, -- position of the first entry; null if there is none
  last      bigint,
  primary key (export_id, partner_id)
);

-- What one download read of one log: what is to be put on record in that log (R32). touched: the
-- last sign of life of the download; null when it has left this log.
create table if not exists proof.export_reading (
  export_id   uuid   not null,
  download_id uuid   not null,
  partner_id  text collate "C" not null,
  rows        bigint not null,
  touched     timestamptz,
  recorded    boolean not null default false,
  primary key (download_id, partner_id),
  foreign key (export_id, partner_id) references proof.export_log
);
create index if not exists export_reading_unrecorded on proof.export_reading (download_id)
  where not recorded;
