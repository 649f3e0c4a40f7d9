-- What searches look for, as of any position: the partner that a user belongs to, and everybody who
-- has to do with a customer.
create index partner_user_by_id on partner_user (user_id);
create index customer_user_by_id on customer_user (user_id);
create index managed_entry_of_customer on managed_entry (partner_id, customer_id);
create index customer_role_grant_of_customer on customer_role_grant (partner_id, customer_id);

-- They serve the present as well.
drop index managed_entry_of_customer_now;
drop index customer_role_grant_of_customer_now;
