create or replace function public.cache_tags_users() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
declare
  changed bigint := 0;
  touched text[];
begin
  if TG_OP = 'INSERT' then
    select count(*) into changed from (select 1 from new_rows limit 101) r;
  elsif TG_OP = 'DELETE' then
    select count(*) into changed from (select 1 from old_rows limit 101) r;
  elsif TG_OP = 'UPDATE' then
    select count(*) into changed from (select 1 from old_rows o full join new_rows n on o.id = n.id where (o *<> n or o.id is null or n.id is null) limit 101) r;
  end if;
  if TG_OP = 'TRUNCATE' or changed > 100 then
    touched := array['t:users'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('user:' || n.id), ('people')) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('user:' || o.id), ('people')) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.id = n.id cross join lateral (values ('user:' || o.id), ('user:' || n.id), ('people')) v(tag) where tag is not null and (o *<> n or o.id is null or n.id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('users', touched);
  end if;
  return null;
end;
$body$;
