-- The Merkle tree of each partner's log (RFC 9162). Leaf number position - 1 is the hash of the
-- entry at that position in its canonical form.
--
-- All of the read model is made again from the topic, which has all events; until that is done,
-- answers are those of an earlier position.
truncate consumer_offset, partner_progress, partner, partner_user, role_grant, managed_entry,
  customer, customer_user, customer_role_grant, audit_entry;

alter table audit_entry add column leaf_hash bytea not null;

-- What is needed to append: the roots of the complete subtrees that the leaves make up, the largest
-- first, 32 bytes each.
alter table partner_progress add column frontier bytea not null default '';

-- Every eighth level of complete subtrees, so that a proof reads 255 hashes of a level at most. Each
-- has 2 to the power of tree_level leaves; index counts those of its level from 0.
create table audit_subtree (
  partner_id text collate "C" not null,
  tree_level integer not null,
  index      bigint  not null,
  root       bytea   not null,
  primary key (partner_id, tree_level, index)
);
