-- Which roles end by themselves, and when: found by time, without reading histories. Follows from
-- the events, and is written in their transactions.
create table role_expiry (
  partner_id       text not null,
  user_id          text not null,
  role             text not null,
  expires_at       timestamptz not null,
  -- The event that granted it, on whose account it ends.
  granted_position bigint not null,
  primary key (partner_id, user_id, role)
);
create index role_expiry_due on role_expiry (expires_at, partner_id, user_id);

-- A large store takes longer to read than a batch may last.
set local transaction_timeout = 0;

-- What earlier versions granted and nothing has ended since.
insert into role_expiry (partner_id, user_id, role, expires_at, granted_position)
select partner_id, user_id, role, expires_at::timestamptz, position
from (
  select distinct on (partner_id, user_id, role) partner_id, user_id, role, expires_at, position
  from (
    select partner_id, position, json ->> 'userId' as user_id, json ->> 'role' as role,
           json ->> 'expiresAt' as expires_at
    from event, lateral (select convert_from(data, 'UTF8')::jsonb as json) as decoded
    where type in ('dev.mandate.event.RoleGranted.v1', 'dev.mandate.event.RoleRevoked.v1')
  ) as change
  order by partner_id, user_id, role, position desc
) as last_change
where expires_at is not null;
