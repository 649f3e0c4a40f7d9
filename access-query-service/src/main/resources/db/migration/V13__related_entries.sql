-- What belongs to a business process that whoever asked had named. Only entries whose commands named
-- one are in this index, and only ids that fit into it.
--
-- The id itself is in it, not a hash of it: of rows that are not everybody's, PostgreSQL looks for
-- nothing by an expression that could tell what is in them.
create index audit_entry_by_correlation
  on audit_entry (correlation_id, decided desc, partner_id, position desc)
  where octet_length(correlation_id) <= 1024;

-- How far the downloads of an export are.
create index if not exists export_reading_of_export on proof.export_reading (export_id);
