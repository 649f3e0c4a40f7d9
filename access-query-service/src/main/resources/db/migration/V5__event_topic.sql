-- The topic that an offset is about; null where that was not noted yet. In another topic of the same
-- name the offset means nothing.
alter table consumer_offset add column topic_id text;
