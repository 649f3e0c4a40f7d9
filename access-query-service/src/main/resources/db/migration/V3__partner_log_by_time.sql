-- The log of one partner by time: what auditors ask for, and what finds the position of an instant.
create index audit_entry_of_partner_by_time
  on audit_entry (partner_id, decided desc, position desc);
