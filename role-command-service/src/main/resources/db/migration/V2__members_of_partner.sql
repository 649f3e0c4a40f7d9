-- Everything that belongs to a partner's customers, and so all its customers: what a dry run asks
-- for when a command touches all of them.
create index id_of_partner on id_registry (partner_id, namespace, customer_id)
  where customer_id is not null;
