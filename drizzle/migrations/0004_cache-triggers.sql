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
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('user:' || n.id)) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('user:' || o.id)) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.id = n.id cross join lateral (values ('user:' || o.id), ('user:' || n.id)) v(tag) where tag is not null and (o *<> n or o.id is null or n.id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('users', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_users() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.users;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.users referencing new table as new_rows for each statement execute function public.cache_tags_users();
--> statement-breakpoint
alter table public.users enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.users;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.users referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_users();
--> statement-breakpoint
alter table public.users enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.users;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.users referencing old table as old_rows for each statement execute function public.cache_tags_users();
--> statement-breakpoint
alter table public.users enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.users;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.users for each statement execute function public.cache_tags_users();
--> statement-breakpoint
alter table public.users enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_user_tokens() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
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
    touched := array['t:user_tokens'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('user:' || n.user_id)) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('user:' || o.user_id)) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.id = n.id cross join lateral (values ('user:' || o.user_id), ('user:' || n.user_id)) v(tag) where tag is not null and (o *<> n or o.id is null or n.id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('user_tokens', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_user_tokens() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.user_tokens;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.user_tokens referencing new table as new_rows for each statement execute function public.cache_tags_user_tokens();
--> statement-breakpoint
alter table public.user_tokens enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.user_tokens;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.user_tokens referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_user_tokens();
--> statement-breakpoint
alter table public.user_tokens enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.user_tokens;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.user_tokens referencing old table as old_rows for each statement execute function public.cache_tags_user_tokens();
--> statement-breakpoint
alter table public.user_tokens enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.user_tokens;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.user_tokens for each statement execute function public.cache_tags_user_tokens();
--> statement-breakpoint
alter table public.user_tokens enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_user_cache_keys() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
declare
  changed bigint := 0;
  touched text[];
begin
  if TG_OP = 'INSERT' then
    select count(*) into changed from (select 1 from new_rows limit 101) r;
  elsif TG_OP = 'DELETE' then
    select count(*) into changed from (select 1 from old_rows limit 101) r;
  elsif TG_OP = 'UPDATE' then
    select count(*) into changed from (select 1 from old_rows o full join new_rows n on o.user_id = n.user_id where (o *<> n or o.user_id is null or n.user_id is null) limit 101) r;
  end if;
  if TG_OP = 'TRUNCATE' or changed > 100 then
    touched := array['t:user_cache_keys'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('user:' || n.user_id)) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('user:' || o.user_id)) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.user_id = n.user_id cross join lateral (values ('user:' || o.user_id), ('user:' || n.user_id)) v(tag) where tag is not null and (o *<> n or o.user_id is null or n.user_id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('user_cache_keys', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_user_cache_keys() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.user_cache_keys;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.user_cache_keys referencing new table as new_rows for each statement execute function public.cache_tags_user_cache_keys();
--> statement-breakpoint
alter table public.user_cache_keys enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.user_cache_keys;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.user_cache_keys referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_user_cache_keys();
--> statement-breakpoint
alter table public.user_cache_keys enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.user_cache_keys;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.user_cache_keys referencing old table as old_rows for each statement execute function public.cache_tags_user_cache_keys();
--> statement-breakpoint
alter table public.user_cache_keys enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.user_cache_keys;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.user_cache_keys for each statement execute function public.cache_tags_user_cache_keys();
--> statement-breakpoint
alter table public.user_cache_keys enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_sessions() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
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
    touched := array['t:sessions'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('session:' || n.id), ('user-sessions:' || n.user_id)) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('session:' || o.id), ('user-sessions:' || o.user_id)) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.id = n.id cross join lateral (values ('session:' || o.id), ('session:' || n.id), ('user-sessions:' || o.user_id), ('user-sessions:' || n.user_id)) v(tag) where tag is not null and (o *<> n or o.id is null or n.id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('sessions', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_sessions() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.sessions;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.sessions referencing new table as new_rows for each statement execute function public.cache_tags_sessions();
--> statement-breakpoint
alter table public.sessions enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.sessions;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.sessions referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_sessions();
--> statement-breakpoint
alter table public.sessions enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.sessions;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.sessions referencing old table as old_rows for each statement execute function public.cache_tags_sessions();
--> statement-breakpoint
alter table public.sessions enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.sessions;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.sessions for each statement execute function public.cache_tags_sessions();
--> statement-breakpoint
alter table public.sessions enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_simulators() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
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
    touched := array['t:simulators'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('simulators')) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('simulators')) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.id = n.id cross join lateral (values ('simulators')) v(tag) where tag is not null and (o *<> n or o.id is null or n.id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('simulators', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_simulators() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.simulators;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.simulators referencing new table as new_rows for each statement execute function public.cache_tags_simulators();
--> statement-breakpoint
alter table public.simulators enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.simulators;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.simulators referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_simulators();
--> statement-breakpoint
alter table public.simulators enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.simulators;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.simulators referencing old table as old_rows for each statement execute function public.cache_tags_simulators();
--> statement-breakpoint
alter table public.simulators enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.simulators;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.simulators for each statement execute function public.cache_tags_simulators();
--> statement-breakpoint
alter table public.simulators enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_cars() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
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
    touched := array['t:cars'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('car:' || n.id), ('cars')) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('car:' || o.id), ('cars')) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.id = n.id cross join lateral (values ('car:' || o.id), ('car:' || n.id), ('cars')) v(tag) where tag is not null and (o *<> n or o.id is null or n.id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('cars', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_cars() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.cars;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.cars referencing new table as new_rows for each statement execute function public.cache_tags_cars();
--> statement-breakpoint
alter table public.cars enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.cars;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.cars referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_cars();
--> statement-breakpoint
alter table public.cars enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.cars;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.cars referencing old table as old_rows for each statement execute function public.cache_tags_cars();
--> statement-breakpoint
alter table public.cars enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.cars;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.cars for each statement execute function public.cache_tags_cars();
--> statement-breakpoint
alter table public.cars enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_car_classes() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
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
    touched := array['t:car_classes'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('car-class:' || n.id), ('cars')) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('car-class:' || o.id), ('cars')) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.id = n.id cross join lateral (values ('car-class:' || o.id), ('car-class:' || n.id), ('cars')) v(tag) where tag is not null and (o *<> n or o.id is null or n.id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('car_classes', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_car_classes() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.car_classes;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.car_classes referencing new table as new_rows for each statement execute function public.cache_tags_car_classes();
--> statement-breakpoint
alter table public.car_classes enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.car_classes;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.car_classes referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_car_classes();
--> statement-breakpoint
alter table public.car_classes enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.car_classes;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.car_classes referencing old table as old_rows for each statement execute function public.cache_tags_car_classes();
--> statement-breakpoint
alter table public.car_classes enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.car_classes;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.car_classes for each statement execute function public.cache_tags_car_classes();
--> statement-breakpoint
alter table public.car_classes enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_car_class_members() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
declare
  changed bigint := 0;
  touched text[];
begin
  if TG_OP = 'INSERT' then
    select count(*) into changed from (select 1 from new_rows limit 101) r;
  elsif TG_OP = 'DELETE' then
    select count(*) into changed from (select 1 from old_rows limit 101) r;
  elsif TG_OP = 'UPDATE' then
    select count(*) into changed from (select 1 from old_rows o full join new_rows n on o.car_class_id = n.car_class_id and o.car_id = n.car_id where (o *<> n or o.car_class_id is null or n.car_class_id is null) limit 101) r;
  end if;
  if TG_OP = 'TRUNCATE' or changed > 100 then
    touched := array['t:car_class_members'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('car-class:' || n.car_class_id), ('cars')) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('car-class:' || o.car_class_id), ('cars')) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.car_class_id = n.car_class_id and o.car_id = n.car_id cross join lateral (values ('car-class:' || o.car_class_id), ('car-class:' || n.car_class_id), ('cars')) v(tag) where tag is not null and (o *<> n or o.car_class_id is null or n.car_class_id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('car_class_members', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_car_class_members() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.car_class_members;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.car_class_members referencing new table as new_rows for each statement execute function public.cache_tags_car_class_members();
--> statement-breakpoint
alter table public.car_class_members enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.car_class_members;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.car_class_members referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_car_class_members();
--> statement-breakpoint
alter table public.car_class_members enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.car_class_members;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.car_class_members referencing old table as old_rows for each statement execute function public.cache_tags_car_class_members();
--> statement-breakpoint
alter table public.car_class_members enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.car_class_members;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.car_class_members for each statement execute function public.cache_tags_car_class_members();
--> statement-breakpoint
alter table public.car_class_members enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_tracks() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
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
    touched := array['t:tracks'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('track:' || n.id), ('tracks')) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('track:' || o.id), ('tracks')) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.id = n.id cross join lateral (values ('track:' || o.id), ('track:' || n.id), ('tracks')) v(tag) where tag is not null and (o *<> n or o.id is null or n.id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('tracks', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_tracks() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.tracks;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.tracks referencing new table as new_rows for each statement execute function public.cache_tags_tracks();
--> statement-breakpoint
alter table public.tracks enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.tracks;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.tracks referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_tracks();
--> statement-breakpoint
alter table public.tracks enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.tracks;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.tracks referencing old table as old_rows for each statement execute function public.cache_tags_tracks();
--> statement-breakpoint
alter table public.tracks enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.tracks;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.tracks for each statement execute function public.cache_tags_tracks();
--> statement-breakpoint
alter table public.tracks enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_layouts() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
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
    touched := array['t:layouts'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('layout:' || n.id), ('track:' || n.track_id), ('tracks')) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('layout:' || o.id), ('track:' || o.track_id), ('tracks')) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.id = n.id cross join lateral (values ('layout:' || o.id), ('layout:' || n.id), ('track:' || o.track_id), ('track:' || n.track_id), ('tracks')) v(tag) where tag is not null and (o *<> n or o.id is null or n.id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('layouts', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_layouts() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.layouts;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.layouts referencing new table as new_rows for each statement execute function public.cache_tags_layouts();
--> statement-breakpoint
alter table public.layouts enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.layouts;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.layouts referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_layouts();
--> statement-breakpoint
alter table public.layouts enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.layouts;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.layouts referencing old table as old_rows for each statement execute function public.cache_tags_layouts();
--> statement-breakpoint
alter table public.layouts enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.layouts;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.layouts for each statement execute function public.cache_tags_layouts();
--> statement-breakpoint
alter table public.layouts enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_series() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
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
    touched := array['t:series'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('one-series:' || n.id), ('series')) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('one-series:' || o.id), ('series')) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.id = n.id cross join lateral (values ('one-series:' || o.id), ('one-series:' || n.id), ('series')) v(tag) where tag is not null and (o *<> n or o.id is null or n.id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('series', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_series() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.series;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.series referencing new table as new_rows for each statement execute function public.cache_tags_series();
--> statement-breakpoint
alter table public.series enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.series;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.series referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_series();
--> statement-breakpoint
alter table public.series enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.series;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.series referencing old table as old_rows for each statement execute function public.cache_tags_series();
--> statement-breakpoint
alter table public.series enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.series;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.series for each statement execute function public.cache_tags_series();
--> statement-breakpoint
alter table public.series enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_sim_profiles() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
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
    touched := array['t:sim_profiles'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('profile:' || n.id), ('user-profiles:' || n.user_id), ('profiles')) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('profile:' || o.id), ('user-profiles:' || o.user_id), ('profiles')) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.id = n.id cross join lateral (values ('profile:' || o.id), ('profile:' || n.id), ('user-profiles:' || o.user_id), ('user-profiles:' || n.user_id), ('profiles')) v(tag) where tag is not null and (o *<> n or o.id is null or n.id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('sim_profiles', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_sim_profiles() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.sim_profiles;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.sim_profiles referencing new table as new_rows for each statement execute function public.cache_tags_sim_profiles();
--> statement-breakpoint
alter table public.sim_profiles enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.sim_profiles;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.sim_profiles referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_sim_profiles();
--> statement-breakpoint
alter table public.sim_profiles enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.sim_profiles;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.sim_profiles referencing old table as old_rows for each statement execute function public.cache_tags_sim_profiles();
--> statement-breakpoint
alter table public.sim_profiles enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.sim_profiles;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.sim_profiles for each statement execute function public.cache_tags_sim_profiles();
--> statement-breakpoint
alter table public.sim_profiles enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_profile_claims() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
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
    touched := array['t:profile_claims'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('profile-claims:' || n.profile_id), ('user-claims:' || n.user_id), ('claims')) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('profile-claims:' || o.profile_id), ('user-claims:' || o.user_id), ('claims')) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.id = n.id cross join lateral (values ('profile-claims:' || o.profile_id), ('profile-claims:' || n.profile_id), ('user-claims:' || o.user_id), ('user-claims:' || n.user_id), ('claims')) v(tag) where tag is not null and (o *<> n or o.id is null or n.id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('profile_claims', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_profile_claims() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.profile_claims;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.profile_claims referencing new table as new_rows for each statement execute function public.cache_tags_profile_claims();
--> statement-breakpoint
alter table public.profile_claims enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.profile_claims;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.profile_claims referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_profile_claims();
--> statement-breakpoint
alter table public.profile_claims enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.profile_claims;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.profile_claims referencing old table as old_rows for each statement execute function public.cache_tags_profile_claims();
--> statement-breakpoint
alter table public.profile_claims enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.profile_claims;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.profile_claims for each statement execute function public.cache_tags_profile_claims();
--> statement-breakpoint
alter table public.profile_claims enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_erased_identities() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
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
    touched := array['t:erased_identities'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('erased-identities')) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('erased-identities')) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.id = n.id cross join lateral (values ('erased-identities')) v(tag) where tag is not null and (o *<> n or o.id is null or n.id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('erased_identities', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_erased_identities() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.erased_identities;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.erased_identities referencing new table as new_rows for each statement execute function public.cache_tags_erased_identities();
--> statement-breakpoint
alter table public.erased_identities enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.erased_identities;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.erased_identities referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_erased_identities();
--> statement-breakpoint
alter table public.erased_identities enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.erased_identities;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.erased_identities referencing old table as old_rows for each statement execute function public.cache_tags_erased_identities();
--> statement-breakpoint
alter table public.erased_identities enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.erased_identities;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.erased_identities for each statement execute function public.cache_tags_erased_identities();
--> statement-breakpoint
alter table public.erased_identities enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_ratings() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
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
    touched := array['t:ratings'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('profile-ratings:' || n.profile_id)) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('profile-ratings:' || o.profile_id)) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.id = n.id cross join lateral (values ('profile-ratings:' || o.profile_id), ('profile-ratings:' || n.profile_id)) v(tag) where tag is not null and (o *<> n or o.id is null or n.id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('ratings', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_ratings() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.ratings;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.ratings referencing new table as new_rows for each statement execute function public.cache_tags_ratings();
--> statement-breakpoint
alter table public.ratings enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.ratings;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.ratings referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_ratings();
--> statement-breakpoint
alter table public.ratings enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.ratings;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.ratings referencing old table as old_rows for each statement execute function public.cache_tags_ratings();
--> statement-breakpoint
alter table public.ratings enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.ratings;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.ratings for each statement execute function public.cache_tags_ratings();
--> statement-breakpoint
alter table public.ratings enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_rating_currents() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
declare
  changed bigint := 0;
  touched text[];
begin
  if TG_OP = 'INSERT' then
    select count(*) into changed from (select 1 from new_rows limit 101) r;
  elsif TG_OP = 'DELETE' then
    select count(*) into changed from (select 1 from old_rows limit 101) r;
  elsif TG_OP = 'UPDATE' then
    select count(*) into changed from (select 1 from old_rows o full join new_rows n on o.profile_id = n.profile_id and o.system = n.system and o.discipline = n.discipline where (o *<> n or o.profile_id is null or n.profile_id is null) limit 101) r;
  end if;
  if TG_OP = 'TRUNCATE' or changed > 100 then
    touched := array['t:rating_currents'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('profile-ratings:' || n.profile_id), ('profiles-ratings')) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('profile-ratings:' || o.profile_id), ('profiles-ratings')) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.profile_id = n.profile_id and o.system = n.system and o.discipline = n.discipline cross join lateral (values ('profile-ratings:' || o.profile_id), ('profile-ratings:' || n.profile_id), ('profiles-ratings')) v(tag) where tag is not null and (o *<> n or o.profile_id is null or n.profile_id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('rating_currents', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_rating_currents() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.rating_currents;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.rating_currents referencing new table as new_rows for each statement execute function public.cache_tags_rating_currents();
--> statement-breakpoint
alter table public.rating_currents enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.rating_currents;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.rating_currents referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_rating_currents();
--> statement-breakpoint
alter table public.rating_currents enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.rating_currents;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.rating_currents referencing old table as old_rows for each statement execute function public.cache_tags_rating_currents();
--> statement-breakpoint
alter table public.rating_currents enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.rating_currents;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.rating_currents for each statement execute function public.cache_tags_rating_currents();
--> statement-breakpoint
alter table public.rating_currents enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_imports() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
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
    touched := array['t:imports'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('import:' || n.id), ('imports')) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('import:' || o.id), ('imports')) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.id = n.id cross join lateral (values ('import:' || o.id), ('import:' || n.id), ('imports')) v(tag) where tag is not null and (o *<> n or o.id is null or n.id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('imports', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_imports() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.imports;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.imports referencing new table as new_rows for each statement execute function public.cache_tags_imports();
--> statement-breakpoint
alter table public.imports enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.imports;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.imports referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_imports();
--> statement-breakpoint
alter table public.imports enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.imports;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.imports referencing old table as old_rows for each statement execute function public.cache_tags_imports();
--> statement-breakpoint
alter table public.imports enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.imports;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.imports for each statement execute function public.cache_tags_imports();
--> statement-breakpoint
alter table public.imports enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_events() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
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
    touched := array['t:events'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('event:' || n.id), ('club-events:' || n.club_id), ('events')) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('event:' || o.id), ('club-events:' || o.club_id), ('events')) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.id = n.id cross join lateral (values ('event:' || o.id), ('event:' || n.id), ('club-events:' || o.club_id), ('club-events:' || n.club_id), ('events')) v(tag) where tag is not null and (o *<> n or o.id is null or n.id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('events', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_events() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.events;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.events referencing new table as new_rows for each statement execute function public.cache_tags_events();
--> statement-breakpoint
alter table public.events enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.events;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.events referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_events();
--> statement-breakpoint
alter table public.events enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.events;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.events referencing old table as old_rows for each statement execute function public.cache_tags_events();
--> statement-breakpoint
alter table public.events enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.events;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.events for each statement execute function public.cache_tags_events();
--> statement-breakpoint
alter table public.events enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_event_sessions() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
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
    touched := array['t:event_sessions'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('event-session:' || n.id), ('event:' || n.event_id)) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('event-session:' || o.id), ('event:' || o.event_id)) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.id = n.id cross join lateral (values ('event-session:' || o.id), ('event-session:' || n.id), ('event:' || o.event_id), ('event:' || n.event_id)) v(tag) where tag is not null and (o *<> n or o.id is null or n.id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('event_sessions', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_event_sessions() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.event_sessions;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.event_sessions referencing new table as new_rows for each statement execute function public.cache_tags_event_sessions();
--> statement-breakpoint
alter table public.event_sessions enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.event_sessions;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.event_sessions referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_event_sessions();
--> statement-breakpoint
alter table public.event_sessions enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.event_sessions;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.event_sessions referencing old table as old_rows for each statement execute function public.cache_tags_event_sessions();
--> statement-breakpoint
alter table public.event_sessions enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.event_sessions;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.event_sessions for each statement execute function public.cache_tags_event_sessions();
--> statement-breakpoint
alter table public.event_sessions enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_event_classes() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
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
    touched := array['t:event_classes'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('event:' || n.event_id)) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('event:' || o.event_id)) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.id = n.id cross join lateral (values ('event:' || o.event_id), ('event:' || n.event_id)) v(tag) where tag is not null and (o *<> n or o.id is null or n.id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('event_classes', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_event_classes() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.event_classes;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.event_classes referencing new table as new_rows for each statement execute function public.cache_tags_event_classes();
--> statement-breakpoint
alter table public.event_classes enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.event_classes;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.event_classes referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_event_classes();
--> statement-breakpoint
alter table public.event_classes enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.event_classes;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.event_classes referencing old table as old_rows for each statement execute function public.cache_tags_event_classes();
--> statement-breakpoint
alter table public.event_classes enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.event_classes;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.event_classes for each statement execute function public.cache_tags_event_classes();
--> statement-breakpoint
alter table public.event_classes enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_time_slots() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
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
    touched := array['t:time_slots'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('event:' || n.event_id)) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('event:' || o.event_id)) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.id = n.id cross join lateral (values ('event:' || o.event_id), ('event:' || n.event_id)) v(tag) where tag is not null and (o *<> n or o.id is null or n.id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('time_slots', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_time_slots() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.time_slots;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.time_slots referencing new table as new_rows for each statement execute function public.cache_tags_time_slots();
--> statement-breakpoint
alter table public.time_slots enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.time_slots;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.time_slots referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_time_slots();
--> statement-breakpoint
alter table public.time_slots enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.time_slots;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.time_slots referencing old table as old_rows for each statement execute function public.cache_tags_time_slots();
--> statement-breakpoint
alter table public.time_slots enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.time_slots;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.time_slots for each statement execute function public.cache_tags_time_slots();
--> statement-breakpoint
alter table public.time_slots enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_event_invitations() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
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
    touched := array['t:event_invitations'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('event-invitations:' || n.event_id), ('user-events:' || n.user_id), ('club-events:' || n.club_id)) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('event-invitations:' || o.event_id), ('user-events:' || o.user_id), ('club-events:' || o.club_id)) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.id = n.id cross join lateral (values ('event-invitations:' || o.event_id), ('event-invitations:' || n.event_id), ('user-events:' || o.user_id), ('user-events:' || n.user_id), ('club-events:' || o.club_id), ('club-events:' || n.club_id)) v(tag) where tag is not null and (o *<> n or o.id is null or n.id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('event_invitations', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_event_invitations() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.event_invitations;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.event_invitations referencing new table as new_rows for each statement execute function public.cache_tags_event_invitations();
--> statement-breakpoint
alter table public.event_invitations enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.event_invitations;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.event_invitations referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_event_invitations();
--> statement-breakpoint
alter table public.event_invitations enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.event_invitations;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.event_invitations referencing old table as old_rows for each statement execute function public.cache_tags_event_invitations();
--> statement-breakpoint
alter table public.event_invitations enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.event_invitations;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.event_invitations for each statement execute function public.cache_tags_event_invitations();
--> statement-breakpoint
alter table public.event_invitations enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_results() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
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
    touched := array['t:results'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('profile-results:' || n.profile_id), ('session-results:' || n.event_session_id), ('entry-results:' || n.entry_id)) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('profile-results:' || o.profile_id), ('session-results:' || o.event_session_id), ('entry-results:' || o.entry_id)) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.id = n.id cross join lateral (values ('profile-results:' || o.profile_id), ('profile-results:' || n.profile_id), ('session-results:' || o.event_session_id), ('session-results:' || n.event_session_id), ('entry-results:' || o.entry_id), ('entry-results:' || n.entry_id)) v(tag) where tag is not null and (o *<> n or o.id is null or n.id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('results', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_results() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.results;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.results referencing new table as new_rows for each statement execute function public.cache_tags_results();
--> statement-breakpoint
alter table public.results enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.results;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.results referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_results();
--> statement-breakpoint
alter table public.results enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.results;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.results referencing old table as old_rows for each statement execute function public.cache_tags_results();
--> statement-breakpoint
alter table public.results enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.results;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.results for each statement execute function public.cache_tags_results();
--> statement-breakpoint
alter table public.results enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_lap_times() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
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
    touched := array['t:lap_times'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('profile-laps:' || n.profile_id), ('layout-laps:' || n.layout_id)) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('profile-laps:' || o.profile_id), ('layout-laps:' || o.layout_id)) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.id = n.id cross join lateral (values ('profile-laps:' || o.profile_id), ('profile-laps:' || n.profile_id), ('layout-laps:' || o.layout_id), ('layout-laps:' || n.layout_id)) v(tag) where tag is not null and (o *<> n or o.id is null or n.id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('lap_times', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_lap_times() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.lap_times;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.lap_times referencing new table as new_rows for each statement execute function public.cache_tags_lap_times();
--> statement-breakpoint
alter table public.lap_times enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.lap_times;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.lap_times referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_lap_times();
--> statement-breakpoint
alter table public.lap_times enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.lap_times;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.lap_times referencing old table as old_rows for each statement execute function public.cache_tags_lap_times();
--> statement-breakpoint
alter table public.lap_times enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.lap_times;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.lap_times for each statement execute function public.cache_tags_lap_times();
--> statement-breakpoint
alter table public.lap_times enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_clubs() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
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
    touched := array['t:clubs'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('club:' || n.id), ('clubs')) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('club:' || o.id), ('clubs')) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.id = n.id cross join lateral (values ('club:' || o.id), ('club:' || n.id), ('clubs')) v(tag) where tag is not null and (o *<> n or o.id is null or n.id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('clubs', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_clubs() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.clubs;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.clubs referencing new table as new_rows for each statement execute function public.cache_tags_clubs();
--> statement-breakpoint
alter table public.clubs enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.clubs;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.clubs referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_clubs();
--> statement-breakpoint
alter table public.clubs enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.clubs;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.clubs referencing old table as old_rows for each statement execute function public.cache_tags_clubs();
--> statement-breakpoint
alter table public.clubs enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.clubs;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.clubs for each statement execute function public.cache_tags_clubs();
--> statement-breakpoint
alter table public.clubs enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_club_links() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
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
    touched := array['t:club_links'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('club:' || n.club_id)) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('club:' || o.club_id)) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.id = n.id cross join lateral (values ('club:' || o.club_id), ('club:' || n.club_id)) v(tag) where tag is not null and (o *<> n or o.id is null or n.id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('club_links', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_club_links() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.club_links;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.club_links referencing new table as new_rows for each statement execute function public.cache_tags_club_links();
--> statement-breakpoint
alter table public.club_links enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.club_links;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.club_links referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_club_links();
--> statement-breakpoint
alter table public.club_links enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.club_links;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.club_links referencing old table as old_rows for each statement execute function public.cache_tags_club_links();
--> statement-breakpoint
alter table public.club_links enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.club_links;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.club_links for each statement execute function public.cache_tags_club_links();
--> statement-breakpoint
alter table public.club_links enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_club_members() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
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
    touched := array['t:club_members'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('club-members:' || n.club_id), ('user-clubs:' || n.user_id)) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('club-members:' || o.club_id), ('user-clubs:' || o.user_id)) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.id = n.id cross join lateral (values ('club-members:' || o.club_id), ('club-members:' || n.club_id), ('user-clubs:' || o.user_id), ('user-clubs:' || n.user_id)) v(tag) where tag is not null and (o *<> n or o.id is null or n.id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('club_members', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_club_members() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.club_members;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.club_members referencing new table as new_rows for each statement execute function public.cache_tags_club_members();
--> statement-breakpoint
alter table public.club_members enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.club_members;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.club_members referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_club_members();
--> statement-breakpoint
alter table public.club_members enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.club_members;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.club_members referencing old table as old_rows for each statement execute function public.cache_tags_club_members();
--> statement-breakpoint
alter table public.club_members enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.club_members;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.club_members for each statement execute function public.cache_tags_club_members();
--> statement-breakpoint
alter table public.club_members enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_club_invitations() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
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
    touched := array['t:club_invitations'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('club-invitations:' || n.club_id)) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('club-invitations:' || o.club_id)) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.id = n.id cross join lateral (values ('club-invitations:' || o.club_id), ('club-invitations:' || n.club_id)) v(tag) where tag is not null and (o *<> n or o.id is null or n.id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('club_invitations', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_club_invitations() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.club_invitations;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.club_invitations referencing new table as new_rows for each statement execute function public.cache_tags_club_invitations();
--> statement-breakpoint
alter table public.club_invitations enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.club_invitations;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.club_invitations referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_club_invitations();
--> statement-breakpoint
alter table public.club_invitations enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.club_invitations;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.club_invitations referencing old table as old_rows for each statement execute function public.cache_tags_club_invitations();
--> statement-breakpoint
alter table public.club_invitations enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.club_invitations;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.club_invitations for each statement execute function public.cache_tags_club_invitations();
--> statement-breakpoint
alter table public.club_invitations enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_join_requests() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
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
    touched := array['t:join_requests'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('club-requests:' || n.club_id), ('user-requests:' || n.user_id)) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('club-requests:' || o.club_id), ('user-requests:' || o.user_id)) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.id = n.id cross join lateral (values ('club-requests:' || o.club_id), ('club-requests:' || n.club_id), ('user-requests:' || o.user_id), ('user-requests:' || n.user_id)) v(tag) where tag is not null and (o *<> n or o.id is null or n.id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('join_requests', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_join_requests() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.join_requests;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.join_requests referencing new table as new_rows for each statement execute function public.cache_tags_join_requests();
--> statement-breakpoint
alter table public.join_requests enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.join_requests;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.join_requests referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_join_requests();
--> statement-breakpoint
alter table public.join_requests enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.join_requests;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.join_requests referencing old table as old_rows for each statement execute function public.cache_tags_join_requests();
--> statement-breakpoint
alter table public.join_requests enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.join_requests;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.join_requests for each statement execute function public.cache_tags_join_requests();
--> statement-breakpoint
alter table public.join_requests enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_club_webhooks() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
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
    touched := array['t:club_webhooks'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('club-webhooks:' || n.club_id)) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('club-webhooks:' || o.club_id)) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.id = n.id cross join lateral (values ('club-webhooks:' || o.club_id), ('club-webhooks:' || n.club_id)) v(tag) where tag is not null and (o *<> n or o.id is null or n.id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('club_webhooks', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_club_webhooks() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.club_webhooks;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.club_webhooks referencing new table as new_rows for each statement execute function public.cache_tags_club_webhooks();
--> statement-breakpoint
alter table public.club_webhooks enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.club_webhooks;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.club_webhooks referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_club_webhooks();
--> statement-breakpoint
alter table public.club_webhooks enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.club_webhooks;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.club_webhooks referencing old table as old_rows for each statement execute function public.cache_tags_club_webhooks();
--> statement-breakpoint
alter table public.club_webhooks enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.club_webhooks;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.club_webhooks for each statement execute function public.cache_tags_club_webhooks();
--> statement-breakpoint
alter table public.club_webhooks enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_teams() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
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
    touched := array['t:teams'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('team:' || n.id), ('club-teams:' || n.club_id), ('teams')) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('team:' || o.id), ('club-teams:' || o.club_id), ('teams')) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.id = n.id cross join lateral (values ('team:' || o.id), ('team:' || n.id), ('club-teams:' || o.club_id), ('club-teams:' || n.club_id), ('teams')) v(tag) where tag is not null and (o *<> n or o.id is null or n.id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('teams', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_teams() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.teams;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.teams referencing new table as new_rows for each statement execute function public.cache_tags_teams();
--> statement-breakpoint
alter table public.teams enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.teams;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.teams referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_teams();
--> statement-breakpoint
alter table public.teams enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.teams;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.teams referencing old table as old_rows for each statement execute function public.cache_tags_teams();
--> statement-breakpoint
alter table public.teams enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.teams;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.teams for each statement execute function public.cache_tags_teams();
--> statement-breakpoint
alter table public.teams enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_team_members() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
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
    touched := array['t:team_members'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('team-members:' || n.team_id), ('user-teams:' || n.user_id)) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('team-members:' || o.team_id), ('user-teams:' || o.user_id)) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.id = n.id cross join lateral (values ('team-members:' || o.team_id), ('team-members:' || n.team_id), ('user-teams:' || o.user_id), ('user-teams:' || n.user_id)) v(tag) where tag is not null and (o *<> n or o.id is null or n.id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('team_members', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_team_members() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.team_members;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.team_members referencing new table as new_rows for each statement execute function public.cache_tags_team_members();
--> statement-breakpoint
alter table public.team_members enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.team_members;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.team_members referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_team_members();
--> statement-breakpoint
alter table public.team_members enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.team_members;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.team_members referencing old table as old_rows for each statement execute function public.cache_tags_team_members();
--> statement-breakpoint
alter table public.team_members enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.team_members;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.team_members for each statement execute function public.cache_tags_team_members();
--> statement-breakpoint
alter table public.team_members enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_signup_sheets() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
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
    touched := array['t:signup_sheets'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('sheet:' || n.id), ('club-sheets:' || n.club_id), ('event-sheets:' || n.event_id)) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('sheet:' || o.id), ('club-sheets:' || o.club_id), ('event-sheets:' || o.event_id)) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.id = n.id cross join lateral (values ('sheet:' || o.id), ('sheet:' || n.id), ('club-sheets:' || o.club_id), ('club-sheets:' || n.club_id), ('event-sheets:' || o.event_id), ('event-sheets:' || n.event_id)) v(tag) where tag is not null and (o *<> n or o.id is null or n.id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('signup_sheets', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_signup_sheets() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.signup_sheets;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.signup_sheets referencing new table as new_rows for each statement execute function public.cache_tags_signup_sheets();
--> statement-breakpoint
alter table public.signup_sheets enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.signup_sheets;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.signup_sheets referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_signup_sheets();
--> statement-breakpoint
alter table public.signup_sheets enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.signup_sheets;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.signup_sheets referencing old table as old_rows for each statement execute function public.cache_tags_signup_sheets();
--> statement-breakpoint
alter table public.signup_sheets enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.signup_sheets;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.signup_sheets for each statement execute function public.cache_tags_signup_sheets();
--> statement-breakpoint
alter table public.signup_sheets enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_signups() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
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
    touched := array['t:signups'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('signup:' || n.id), ('sheet-signups:' || n.sheet_id), ('user-signups:' || n.user_id)) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('signup:' || o.id), ('sheet-signups:' || o.sheet_id), ('user-signups:' || o.user_id)) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.id = n.id cross join lateral (values ('signup:' || o.id), ('signup:' || n.id), ('sheet-signups:' || o.sheet_id), ('sheet-signups:' || n.sheet_id), ('user-signups:' || o.user_id), ('user-signups:' || n.user_id)) v(tag) where tag is not null and (o *<> n or o.id is null or n.id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('signups', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_signups() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.signups;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.signups referencing new table as new_rows for each statement execute function public.cache_tags_signups();
--> statement-breakpoint
alter table public.signups enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.signups;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.signups referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_signups();
--> statement-breakpoint
alter table public.signups enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.signups;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.signups referencing old table as old_rows for each statement execute function public.cache_tags_signups();
--> statement-breakpoint
alter table public.signups enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.signups;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.signups for each statement execute function public.cache_tags_signups();
--> statement-breakpoint
alter table public.signups enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_signup_cars() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
declare
  changed bigint := 0;
  touched text[];
begin
  if TG_OP = 'INSERT' then
    select count(*) into changed from (select 1 from new_rows limit 101) r;
  elsif TG_OP = 'DELETE' then
    select count(*) into changed from (select 1 from old_rows limit 101) r;
  elsif TG_OP = 'UPDATE' then
    select count(*) into changed from (select 1 from old_rows o full join new_rows n on o.signup_id = n.signup_id and o.car_id = n.car_id where (o *<> n or o.signup_id is null or n.signup_id is null) limit 101) r;
  end if;
  if TG_OP = 'TRUNCATE' or changed > 100 then
    touched := array['t:signup_cars'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('signup:' || n.signup_id)) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('signup:' || o.signup_id)) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.signup_id = n.signup_id and o.car_id = n.car_id cross join lateral (values ('signup:' || o.signup_id), ('signup:' || n.signup_id)) v(tag) where tag is not null and (o *<> n or o.signup_id is null or n.signup_id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('signup_cars', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_signup_cars() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.signup_cars;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.signup_cars referencing new table as new_rows for each statement execute function public.cache_tags_signup_cars();
--> statement-breakpoint
alter table public.signup_cars enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.signup_cars;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.signup_cars referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_signup_cars();
--> statement-breakpoint
alter table public.signup_cars enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.signup_cars;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.signup_cars referencing old table as old_rows for each statement execute function public.cache_tags_signup_cars();
--> statement-breakpoint
alter table public.signup_cars enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.signup_cars;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.signup_cars for each statement execute function public.cache_tags_signup_cars();
--> statement-breakpoint
alter table public.signup_cars enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_signup_classes() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
declare
  changed bigint := 0;
  touched text[];
begin
  if TG_OP = 'INSERT' then
    select count(*) into changed from (select 1 from new_rows limit 101) r;
  elsif TG_OP = 'DELETE' then
    select count(*) into changed from (select 1 from old_rows limit 101) r;
  elsif TG_OP = 'UPDATE' then
    select count(*) into changed from (select 1 from old_rows o full join new_rows n on o.signup_id = n.signup_id and o.event_class_id = n.event_class_id where (o *<> n or o.signup_id is null or n.signup_id is null) limit 101) r;
  end if;
  if TG_OP = 'TRUNCATE' or changed > 100 then
    touched := array['t:signup_classes'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('signup:' || n.signup_id)) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('signup:' || o.signup_id)) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.signup_id = n.signup_id and o.event_class_id = n.event_class_id cross join lateral (values ('signup:' || o.signup_id), ('signup:' || n.signup_id)) v(tag) where tag is not null and (o *<> n or o.signup_id is null or n.signup_id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('signup_classes', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_signup_classes() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.signup_classes;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.signup_classes referencing new table as new_rows for each statement execute function public.cache_tags_signup_classes();
--> statement-breakpoint
alter table public.signup_classes enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.signup_classes;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.signup_classes referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_signup_classes();
--> statement-breakpoint
alter table public.signup_classes enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.signup_classes;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.signup_classes referencing old table as old_rows for each statement execute function public.cache_tags_signup_classes();
--> statement-breakpoint
alter table public.signup_classes enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.signup_classes;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.signup_classes for each statement execute function public.cache_tags_signup_classes();
--> statement-breakpoint
alter table public.signup_classes enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_signup_slots() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
declare
  changed bigint := 0;
  touched text[];
begin
  if TG_OP = 'INSERT' then
    select count(*) into changed from (select 1 from new_rows limit 101) r;
  elsif TG_OP = 'DELETE' then
    select count(*) into changed from (select 1 from old_rows limit 101) r;
  elsif TG_OP = 'UPDATE' then
    select count(*) into changed from (select 1 from old_rows o full join new_rows n on o.signup_id = n.signup_id and o.time_slot_id = n.time_slot_id where (o *<> n or o.signup_id is null or n.signup_id is null) limit 101) r;
  end if;
  if TG_OP = 'TRUNCATE' or changed > 100 then
    touched := array['t:signup_slots'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('signup:' || n.signup_id)) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('signup:' || o.signup_id)) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.signup_id = n.signup_id and o.time_slot_id = n.time_slot_id cross join lateral (values ('signup:' || o.signup_id), ('signup:' || n.signup_id)) v(tag) where tag is not null and (o *<> n or o.signup_id is null or n.signup_id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('signup_slots', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_signup_slots() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.signup_slots;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.signup_slots referencing new table as new_rows for each statement execute function public.cache_tags_signup_slots();
--> statement-breakpoint
alter table public.signup_slots enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.signup_slots;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.signup_slots referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_signup_slots();
--> statement-breakpoint
alter table public.signup_slots enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.signup_slots;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.signup_slots referencing old table as old_rows for each statement execute function public.cache_tags_signup_slots();
--> statement-breakpoint
alter table public.signup_slots enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.signup_slots;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.signup_slots for each statement execute function public.cache_tags_signup_slots();
--> statement-breakpoint
alter table public.signup_slots enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_signup_pairings() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
declare
  changed bigint := 0;
  touched text[];
begin
  if TG_OP = 'INSERT' then
    select count(*) into changed from (select 1 from new_rows limit 101) r;
  elsif TG_OP = 'DELETE' then
    select count(*) into changed from (select 1 from old_rows limit 101) r;
  elsif TG_OP = 'UPDATE' then
    select count(*) into changed from (select 1 from old_rows o full join new_rows n on o.signup_id = n.signup_id and o.other_signup_id = n.other_signup_id where (o *<> n or o.signup_id is null or n.signup_id is null) limit 101) r;
  end if;
  if TG_OP = 'TRUNCATE' or changed > 100 then
    touched := array['t:signup_pairings'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('signup:' || n.signup_id), ('signup:' || n.other_signup_id)) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('signup:' || o.signup_id), ('signup:' || o.other_signup_id)) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.signup_id = n.signup_id and o.other_signup_id = n.other_signup_id cross join lateral (values ('signup:' || o.signup_id), ('signup:' || n.signup_id), ('signup:' || o.other_signup_id), ('signup:' || n.other_signup_id)) v(tag) where tag is not null and (o *<> n or o.signup_id is null or n.signup_id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('signup_pairings', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_signup_pairings() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.signup_pairings;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.signup_pairings referencing new table as new_rows for each statement execute function public.cache_tags_signup_pairings();
--> statement-breakpoint
alter table public.signup_pairings enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.signup_pairings;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.signup_pairings referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_signup_pairings();
--> statement-breakpoint
alter table public.signup_pairings enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.signup_pairings;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.signup_pairings referencing old table as old_rows for each statement execute function public.cache_tags_signup_pairings();
--> statement-breakpoint
alter table public.signup_pairings enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.signup_pairings;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.signup_pairings for each statement execute function public.cache_tags_signup_pairings();
--> statement-breakpoint
alter table public.signup_pairings enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_availabilities() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
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
    touched := array['t:availabilities'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('signup-availability:' || n.signup_id)) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('signup-availability:' || o.signup_id)) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.id = n.id cross join lateral (values ('signup-availability:' || o.signup_id), ('signup-availability:' || n.signup_id)) v(tag) where tag is not null and (o *<> n or o.id is null or n.id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('availabilities', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_availabilities() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.availabilities;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.availabilities referencing new table as new_rows for each statement execute function public.cache_tags_availabilities();
--> statement-breakpoint
alter table public.availabilities enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.availabilities;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.availabilities referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_availabilities();
--> statement-breakpoint
alter table public.availabilities enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.availabilities;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.availabilities referencing old table as old_rows for each statement execute function public.cache_tags_availabilities();
--> statement-breakpoint
alter table public.availabilities enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.availabilities;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.availabilities for each statement execute function public.cache_tags_availabilities();
--> statement-breakpoint
alter table public.availabilities enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_availability_templates() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
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
    touched := array['t:availability_templates'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('user-templates:' || n.user_id)) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('user-templates:' || o.user_id)) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.id = n.id cross join lateral (values ('user-templates:' || o.user_id), ('user-templates:' || n.user_id)) v(tag) where tag is not null and (o *<> n or o.id is null or n.id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('availability_templates', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_availability_templates() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.availability_templates;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.availability_templates referencing new table as new_rows for each statement execute function public.cache_tags_availability_templates();
--> statement-breakpoint
alter table public.availability_templates enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.availability_templates;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.availability_templates referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_availability_templates();
--> statement-breakpoint
alter table public.availability_templates enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.availability_templates;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.availability_templates referencing old table as old_rows for each statement execute function public.cache_tags_availability_templates();
--> statement-breakpoint
alter table public.availability_templates enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.availability_templates;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.availability_templates for each statement execute function public.cache_tags_availability_templates();
--> statement-breakpoint
alter table public.availability_templates enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_entries() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
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
    touched := array['t:entries'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('entry:' || n.id), ('sheet-entries:' || n.sheet_id), ('event-entries:' || n.event_id), ('team-entries:' || n.team_id)) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('entry:' || o.id), ('sheet-entries:' || o.sheet_id), ('event-entries:' || o.event_id), ('team-entries:' || o.team_id)) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.id = n.id cross join lateral (values ('entry:' || o.id), ('entry:' || n.id), ('sheet-entries:' || o.sheet_id), ('sheet-entries:' || n.sheet_id), ('event-entries:' || o.event_id), ('event-entries:' || n.event_id), ('team-entries:' || o.team_id), ('team-entries:' || n.team_id)) v(tag) where tag is not null and (o *<> n or o.id is null or n.id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('entries', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_entries() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.entries;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.entries referencing new table as new_rows for each statement execute function public.cache_tags_entries();
--> statement-breakpoint
alter table public.entries enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.entries;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.entries referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_entries();
--> statement-breakpoint
alter table public.entries enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.entries;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.entries referencing old table as old_rows for each statement execute function public.cache_tags_entries();
--> statement-breakpoint
alter table public.entries enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.entries;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.entries for each statement execute function public.cache_tags_entries();
--> statement-breakpoint
alter table public.entries enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_entry_drivers() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
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
    touched := array['t:entry_drivers'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('entry:' || n.entry_id), ('user-seats:' || n.user_id), ('profile-seats:' || n.profile_id)) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('entry:' || o.entry_id), ('user-seats:' || o.user_id), ('profile-seats:' || o.profile_id)) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.id = n.id cross join lateral (values ('entry:' || o.entry_id), ('entry:' || n.entry_id), ('user-seats:' || o.user_id), ('user-seats:' || n.user_id), ('profile-seats:' || o.profile_id), ('profile-seats:' || n.profile_id)) v(tag) where tag is not null and (o *<> n or o.id is null or n.id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('entry_drivers', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_entry_drivers() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.entry_drivers;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.entry_drivers referencing new table as new_rows for each statement execute function public.cache_tags_entry_drivers();
--> statement-breakpoint
alter table public.entry_drivers enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.entry_drivers;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.entry_drivers referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_entry_drivers();
--> statement-breakpoint
alter table public.entry_drivers enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.entry_drivers;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.entry_drivers referencing old table as old_rows for each statement execute function public.cache_tags_entry_drivers();
--> statement-breakpoint
alter table public.entry_drivers enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.entry_drivers;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.entry_drivers for each statement execute function public.cache_tags_entry_drivers();
--> statement-breakpoint
alter table public.entry_drivers enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_strategies() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
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
    touched := array['t:strategies'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('strategy:' || n.id), ('entry-strategies:' || n.entry_id)) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('strategy:' || o.id), ('entry-strategies:' || o.entry_id)) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.id = n.id cross join lateral (values ('strategy:' || o.id), ('strategy:' || n.id), ('entry-strategies:' || o.entry_id), ('entry-strategies:' || n.entry_id)) v(tag) where tag is not null and (o *<> n or o.id is null or n.id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('strategies', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_strategies() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.strategies;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.strategies referencing new table as new_rows for each statement execute function public.cache_tags_strategies();
--> statement-breakpoint
alter table public.strategies enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.strategies;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.strategies referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_strategies();
--> statement-breakpoint
alter table public.strategies enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.strategies;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.strategies referencing old table as old_rows for each statement execute function public.cache_tags_strategies();
--> statement-breakpoint
alter table public.strategies enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.strategies;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.strategies for each statement execute function public.cache_tags_strategies();
--> statement-breakpoint
alter table public.strategies enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_stints() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
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
    touched := array['t:stints'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('strategy:' || n.strategy_id), ('seat-stints:' || n.entry_driver_id)) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('strategy:' || o.strategy_id), ('seat-stints:' || o.entry_driver_id)) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.id = n.id cross join lateral (values ('strategy:' || o.strategy_id), ('strategy:' || n.strategy_id), ('seat-stints:' || o.entry_driver_id), ('seat-stints:' || n.entry_driver_id)) v(tag) where tag is not null and (o *<> n or o.id is null or n.id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('stints', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_stints() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.stints;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.stints referencing new table as new_rows for each statement execute function public.cache_tags_stints();
--> statement-breakpoint
alter table public.stints enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.stints;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.stints referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_stints();
--> statement-breakpoint
alter table public.stints enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.stints;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.stints referencing old table as old_rows for each statement execute function public.cache_tags_stints();
--> statement-breakpoint
alter table public.stints enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.stints;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.stints for each statement execute function public.cache_tags_stints();
--> statement-breakpoint
alter table public.stints enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_seasons() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
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
    touched := array['t:seasons'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('season:' || n.id), ('club-seasons:' || n.club_id), ('seasons')) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('season:' || o.id), ('club-seasons:' || o.club_id), ('seasons')) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.id = n.id cross join lateral (values ('season:' || o.id), ('season:' || n.id), ('club-seasons:' || o.club_id), ('club-seasons:' || n.club_id), ('seasons')) v(tag) where tag is not null and (o *<> n or o.id is null or n.id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('seasons', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_seasons() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.seasons;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.seasons referencing new table as new_rows for each statement execute function public.cache_tags_seasons();
--> statement-breakpoint
alter table public.seasons enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.seasons;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.seasons referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_seasons();
--> statement-breakpoint
alter table public.seasons enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.seasons;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.seasons referencing old table as old_rows for each statement execute function public.cache_tags_seasons();
--> statement-breakpoint
alter table public.seasons enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.seasons;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.seasons for each statement execute function public.cache_tags_seasons();
--> statement-breakpoint
alter table public.seasons enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_season_events() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
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
    touched := array['t:season_events'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('season:' || n.season_id), ('event:' || n.event_id)) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('season:' || o.season_id), ('event:' || o.event_id)) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.id = n.id cross join lateral (values ('season:' || o.season_id), ('season:' || n.season_id), ('event:' || o.event_id), ('event:' || n.event_id)) v(tag) where tag is not null and (o *<> n or o.id is null or n.id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('season_events', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_season_events() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.season_events;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.season_events referencing new table as new_rows for each statement execute function public.cache_tags_season_events();
--> statement-breakpoint
alter table public.season_events enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.season_events;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.season_events referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_season_events();
--> statement-breakpoint
alter table public.season_events enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.season_events;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.season_events referencing old table as old_rows for each statement execute function public.cache_tags_season_events();
--> statement-breakpoint
alter table public.season_events enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.season_events;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.season_events for each statement execute function public.cache_tags_season_events();
--> statement-breakpoint
alter table public.season_events enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_standings() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
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
    touched := array['t:standings'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('standings:' || n.season_id), ('profile-standings:' || n.profile_id), ('team-standings:' || n.team_id)) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('standings:' || o.season_id), ('profile-standings:' || o.profile_id), ('team-standings:' || o.team_id)) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.id = n.id cross join lateral (values ('standings:' || o.season_id), ('standings:' || n.season_id), ('profile-standings:' || o.profile_id), ('profile-standings:' || n.profile_id), ('team-standings:' || o.team_id), ('team-standings:' || n.team_id)) v(tag) where tag is not null and (o *<> n or o.id is null or n.id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('standings', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_standings() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.standings;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.standings referencing new table as new_rows for each statement execute function public.cache_tags_standings();
--> statement-breakpoint
alter table public.standings enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.standings;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.standings referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_standings();
--> statement-breakpoint
alter table public.standings enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.standings;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.standings referencing old table as old_rows for each statement execute function public.cache_tags_standings();
--> statement-breakpoint
alter table public.standings enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.standings;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.standings for each statement execute function public.cache_tags_standings();
--> statement-breakpoint
alter table public.standings enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_penalties() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
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
    touched := array['t:penalties'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('result-penalties:' || n.result_id)) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('result-penalties:' || o.result_id)) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.id = n.id cross join lateral (values ('result-penalties:' || o.result_id), ('result-penalties:' || n.result_id)) v(tag) where tag is not null and (o *<> n or o.id is null or n.id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('penalties', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_penalties() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.penalties;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.penalties referencing new table as new_rows for each statement execute function public.cache_tags_penalties();
--> statement-breakpoint
alter table public.penalties enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.penalties;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.penalties referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_penalties();
--> statement-breakpoint
alter table public.penalties enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.penalties;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.penalties referencing old table as old_rows for each statement execute function public.cache_tags_penalties();
--> statement-breakpoint
alter table public.penalties enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.penalties;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.penalties for each statement execute function public.cache_tags_penalties();
--> statement-breakpoint
alter table public.penalties enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_audit_logs() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
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
    touched := array['t:audit_logs'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    touched := array['t:audit_logs'];
  elsif TG_OP = 'DELETE' then
    touched := array['t:audit_logs'];
  else
    touched := array['t:audit_logs'];
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('audit_logs', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_audit_logs() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.audit_logs;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.audit_logs referencing new table as new_rows for each statement execute function public.cache_tags_audit_logs();
--> statement-breakpoint
alter table public.audit_logs enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.audit_logs;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.audit_logs referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_audit_logs();
--> statement-breakpoint
alter table public.audit_logs enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.audit_logs;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.audit_logs referencing old table as old_rows for each statement execute function public.cache_tags_audit_logs();
--> statement-breakpoint
alter table public.audit_logs enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.audit_logs;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.audit_logs for each statement execute function public.cache_tags_audit_logs();
--> statement-breakpoint
alter table public.audit_logs enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_notifications() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
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
    touched := array['t:notifications'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('user-notifications:' || n.user_id)) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('user-notifications:' || o.user_id)) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.id = n.id cross join lateral (values ('user-notifications:' || o.user_id), ('user-notifications:' || n.user_id)) v(tag) where tag is not null and (o *<> n or o.id is null or n.id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('notifications', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_notifications() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.notifications;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.notifications referencing new table as new_rows for each statement execute function public.cache_tags_notifications();
--> statement-breakpoint
alter table public.notifications enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.notifications;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.notifications referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_notifications();
--> statement-breakpoint
alter table public.notifications enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.notifications;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.notifications referencing old table as old_rows for each statement execute function public.cache_tags_notifications();
--> statement-breakpoint
alter table public.notifications enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.notifications;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.notifications for each statement execute function public.cache_tags_notifications();
--> statement-breakpoint
alter table public.notifications enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_api_tokens() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
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
    touched := array['t:api_tokens'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('user-tokens:' || n.user_id), ('api-token:' || n.id)) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('user-tokens:' || o.user_id), ('api-token:' || o.id)) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.id = n.id cross join lateral (values ('user-tokens:' || o.user_id), ('user-tokens:' || n.user_id), ('api-token:' || o.id), ('api-token:' || n.id)) v(tag) where tag is not null and (o *<> n or o.id is null or n.id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('api_tokens', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_api_tokens() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.api_tokens;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.api_tokens referencing new table as new_rows for each statement execute function public.cache_tags_api_tokens();
--> statement-breakpoint
alter table public.api_tokens enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.api_tokens;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.api_tokens referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_api_tokens();
--> statement-breakpoint
alter table public.api_tokens enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.api_tokens;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.api_tokens referencing old table as old_rows for each statement execute function public.cache_tags_api_tokens();
--> statement-breakpoint
alter table public.api_tokens enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.api_tokens;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.api_tokens for each statement execute function public.cache_tags_api_tokens();
--> statement-breakpoint
alter table public.api_tokens enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_calendar_feeds() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
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
    touched := array['t:calendar_feeds'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('calendar-feed:' || n.id), ('user-feeds:' || n.user_id)) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('calendar-feed:' || o.id), ('user-feeds:' || o.user_id)) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.id = n.id cross join lateral (values ('calendar-feed:' || o.id), ('calendar-feed:' || n.id), ('user-feeds:' || o.user_id), ('user-feeds:' || n.user_id)) v(tag) where tag is not null and (o *<> n or o.id is null or n.id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('calendar_feeds', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_calendar_feeds() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.calendar_feeds;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.calendar_feeds referencing new table as new_rows for each statement execute function public.cache_tags_calendar_feeds();
--> statement-breakpoint
alter table public.calendar_feeds enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.calendar_feeds;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.calendar_feeds referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_calendar_feeds();
--> statement-breakpoint
alter table public.calendar_feeds enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.calendar_feeds;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.calendar_feeds referencing old table as old_rows for each statement execute function public.cache_tags_calendar_feeds();
--> statement-breakpoint
alter table public.calendar_feeds enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.calendar_feeds;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.calendar_feeds for each statement execute function public.cache_tags_calendar_feeds();
--> statement-breakpoint
alter table public.calendar_feeds enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_slug_redirects() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
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
    touched := array['t:slug_redirects'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('redirect:' || n.slug)) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('redirect:' || o.slug)) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.id = n.id cross join lateral (values ('redirect:' || o.slug), ('redirect:' || n.slug)) v(tag) where tag is not null and (o *<> n or o.id is null or n.id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('slug_redirects', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_slug_redirects() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.slug_redirects;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.slug_redirects referencing new table as new_rows for each statement execute function public.cache_tags_slug_redirects();
--> statement-breakpoint
alter table public.slug_redirects enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.slug_redirects;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.slug_redirects referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_slug_redirects();
--> statement-breakpoint
alter table public.slug_redirects enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.slug_redirects;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.slug_redirects referencing old table as old_rows for each statement execute function public.cache_tags_slug_redirects();
--> statement-breakpoint
alter table public.slug_redirects enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.slug_redirects;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.slug_redirects for each statement execute function public.cache_tags_slug_redirects();
--> statement-breakpoint
alter table public.slug_redirects enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_reports() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
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
    touched := array['t:reports'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('reports')) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('reports')) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.id = n.id cross join lateral (values ('reports')) v(tag) where tag is not null and (o *<> n or o.id is null or n.id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('reports', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_reports() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.reports;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.reports referencing new table as new_rows for each statement execute function public.cache_tags_reports();
--> statement-breakpoint
alter table public.reports enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.reports;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.reports referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_reports();
--> statement-breakpoint
alter table public.reports enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.reports;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.reports referencing old table as old_rows for each statement execute function public.cache_tags_reports();
--> statement-breakpoint
alter table public.reports enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.reports;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.reports for each statement execute function public.cache_tags_reports();
--> statement-breakpoint
alter table public.reports enable always trigger zz_cache_tags_truncate;
--> statement-breakpoint
create or replace function public.cache_tags_contact_messages() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
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
    touched := array['t:contact_messages'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('contact-messages')) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('contact-messages')) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.id = n.id cross join lateral (values ('contact-messages')) v(tag) where tag is not null and (o *<> n or o.id is null or n.id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('contact_messages', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_contact_messages() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.contact_messages;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.contact_messages referencing new table as new_rows for each statement execute function public.cache_tags_contact_messages();
--> statement-breakpoint
alter table public.contact_messages enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.contact_messages;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.contact_messages referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_contact_messages();
--> statement-breakpoint
alter table public.contact_messages enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.contact_messages;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.contact_messages referencing old table as old_rows for each statement execute function public.cache_tags_contact_messages();
--> statement-breakpoint
alter table public.contact_messages enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.contact_messages;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.contact_messages for each statement execute function public.cache_tags_contact_messages();
--> statement-breakpoint
alter table public.contact_messages enable always trigger zz_cache_tags_truncate;
