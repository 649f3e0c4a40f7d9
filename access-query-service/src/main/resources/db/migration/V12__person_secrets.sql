-- With what the names and mail addresses of people can be read. In the tables of the read model they
-- are sealed, so that destroying a secret erases them in all generations at once; and it stays
-- destroyed when a topic is read again that still brings it along. Therefore secrets belong to no
-- generation.

-- position: of the event that brought the secret, or destroyed it; what an earlier event says does
-- not count. erased_position: of the last erasure, if there was one.
create table if not exists proof.person_secret (
  partner_id      text collate "C" not null,
  user_id         text collate "C" not null,
  secret          bytea, -- null: destroyed
  position        bigint not null,
  erased_position bigint,
  primary key (partner_id, user_id)
);
create index if not exists person_secret_erased
  on proof.person_secret (partner_id, erased_position) where erased_position is not null;

-- The names of people are no longer looked for here: see PeopleByName.
delete from audit_text where kind = 'USER';
