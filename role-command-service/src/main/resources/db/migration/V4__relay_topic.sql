-- The topic that the relay's checkpoint is about; null where that was not noted yet. In another topic
-- of the same name nothing has been sent.
alter table relay_checkpoint add column topic_id text;
