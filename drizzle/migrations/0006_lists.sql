CREATE TABLE "club_sizes" (
	"club_id" uuid PRIMARY KEY NOT NULL,
	"members" integer DEFAULT 0 NOT NULL,
	"listed" boolean NOT NULL,
	"country" text
);
--> statement-breakpoint
DROP INDEX "clubs_listed_idx";--> statement-breakpoint
DROP INDEX "events_listed_idx";--> statement-breakpoint
DROP INDEX "clubs_search_trgm";--> statement-breakpoint
DROP INDEX "join_requests_club_id_idx";--> statement-breakpoint
DROP INDEX "events_search_trgm";--> statement-breakpoint
DROP INDEX "events_club_id_idx";--> statement-breakpoint
DROP INDEX "teams_search_trgm";--> statement-breakpoint
ALTER TABLE "clubs" ADD COLUMN "listed" boolean GENERATED ALWAYS AS (visibility = 'public' and hidden_at is null) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "clubs" ADD COLUMN "search_name" text collate "C" GENERATED ALWAYS AS (simlane_fold(name)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "listed" boolean GENERATED ALWAYS AS (status <> 'draft' and visibility = 'public' and hidden_at is null) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "search_name" text collate "C" GENERATED ALWAYS AS (simlane_fold(name)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "teams" ADD COLUMN "archived_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "teams" ADD COLUMN "search_name" text collate "C" GENERATED ALWAYS AS (simlane_fold(name)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "club_sizes" ADD CONSTRAINT "club_sizes_club_id_clubs_id_fk" FOREIGN KEY ("club_id") REFERENCES "public"."clubs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "club_sizes_members_idx" ON "club_sizes" USING btree ("members" DESC NULLS FIRST,"club_id") WHERE "club_sizes"."listed";--> statement-breakpoint
CREATE INDEX "club_sizes_country_idx" ON "club_sizes" USING btree ("country","members" DESC NULLS FIRST,"club_id") WHERE "club_sizes"."listed";--> statement-breakpoint
CREATE INDEX "club_members_joined_idx" ON "club_members" USING btree ("club_id","joined_at","id");--> statement-breakpoint
CREATE INDEX "clubs_name_idx" ON "clubs" USING btree ("search_name","id") WHERE "clubs"."listed";--> statement-breakpoint
CREATE INDEX "clubs_newest_idx" ON "clubs" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE "clubs"."listed";--> statement-breakpoint
CREATE INDEX "clubs_country_name_idx" ON "clubs" USING btree ("country","search_name","id") WHERE "clubs"."listed";--> statement-breakpoint
CREATE INDEX "events_starts_at_idx" ON "events" USING btree ("starts_at","id") WHERE "events"."listed";--> statement-breakpoint
CREATE INDEX "events_ends_at_idx" ON "events" USING btree ("ends_at","id") WHERE "events"."listed";--> statement-breakpoint
CREATE INDEX "events_simulator_starts_at_idx" ON "events" USING btree ("simulator_id","starts_at","id") WHERE "events"."listed";--> statement-breakpoint
CREATE INDEX "events_simulator_ends_at_idx" ON "events" USING btree ("simulator_id","ends_at","id") WHERE "events"."listed";--> statement-breakpoint
CREATE INDEX "clubs_search_trgm" ON "clubs" USING gin ("search_name" gin_trgm_ops) WHERE "clubs"."listed";--> statement-breakpoint
CREATE INDEX "join_requests_club_id_idx" ON "join_requests" USING btree ("club_id","status","created_at","id");--> statement-breakpoint
CREATE INDEX "events_search_trgm" ON "events" USING gin ("search_name" gin_trgm_ops) WHERE "events"."listed";--> statement-breakpoint
CREATE INDEX "events_club_id_idx" ON "events" USING btree ("club_id","starts_at","id");--> statement-breakpoint
CREATE INDEX "teams_search_trgm" ON "teams" USING gin ("search_name" gin_trgm_ops);--> statement-breakpoint
create function clubs_inserted() returns trigger language plpgsql security definer set search_path = public, pg_temp as $body$
begin
  insert into club_sizes (club_id, listed, country) select id, listed, country from new_rows;
  return null;
end
$body$;
--> statement-breakpoint
create trigger clubs_inserted after insert on clubs referencing new table as new_rows for each statement execute function clubs_inserted();
--> statement-breakpoint
create function clubs_pass_on() returns trigger language plpgsql security definer set search_path = public, pg_temp as $body$
begin
  update club_sizes set listed = new.listed, country = new.country where club_id = new.id;
  return null;
end
$body$;
--> statement-breakpoint
create trigger clubs_pass_on after update on clubs for each row
  when ((old.listed, old.country) is distinct from (new.listed, new.country)) execute function clubs_pass_on();
--> statement-breakpoint
-- Counted up and down, not anew: two who join at once wait for each other's row and both count.
create function club_members_counted() returns trigger language plpgsql security definer set search_path = public, pg_temp as $body$
begin
  if TG_OP = 'INSERT' then
    update club_sizes s set members = s.members + c.n
    from (select club_id, count(*)::int as n from new_rows group by club_id) c where s.club_id = c.club_id;
  elsif TG_OP = 'DELETE' then
    update club_sizes s set members = s.members - c.n
    from (select club_id, count(*)::int as n from old_rows group by club_id) c where s.club_id = c.club_id;
  elsif TG_OP = 'UPDATE' then
    update club_sizes s set members = s.members + c.n
    from (
      select club_id, sum(n)::int as n
      from (select club_id, 1 as n from new_rows union all select club_id, -1 from old_rows) moved
      group by club_id having sum(n) <> 0
    ) c where s.club_id = c.club_id;
  else
    update club_sizes set members = 0 where members <> 0;
  end if;
  return null;
end
$body$;
--> statement-breakpoint
create trigger club_members_inserted after insert on club_members referencing new table as new_rows for each statement execute function club_members_counted();
--> statement-breakpoint
create trigger club_members_updated after update on club_members referencing old table as old_rows new table as new_rows for each statement execute function club_members_counted();
--> statement-breakpoint
create trigger club_members_deleted after delete on club_members referencing old table as old_rows for each statement execute function club_members_counted();
--> statement-breakpoint
create trigger club_members_truncated after truncate on club_members for each statement execute function club_members_counted();
--> statement-breakpoint
insert into club_sizes (club_id, members, listed, country)
select c.id, (select count(*)::int from club_members m where m.club_id = c.id), c.listed, c.country from clubs c;
--> statement-breakpoint
create or replace function public.cache_tags_club_sizes() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
declare
  changed bigint := 0;
  touched text[];
begin
  if TG_OP = 'INSERT' then
    select count(*) into changed from (select 1 from new_rows limit 101) r;
  elsif TG_OP = 'DELETE' then
    select count(*) into changed from (select 1 from old_rows limit 101) r;
  elsif TG_OP = 'UPDATE' then
    select count(*) into changed from (select 1 from old_rows o full join new_rows n on o.club_id = n.club_id where (o *<> n or o.club_id is null or n.club_id is null) limit 101) r;
  end if;
  if TG_OP = 'TRUNCATE' or changed > 100 then
    touched := array['t:club_sizes'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    select array_agg(distinct tag) into touched from new_rows n cross join lateral (values ('club-size:' || n.club_id), ('club-sizes')) v(tag) where tag is not null;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct tag) into touched from old_rows o cross join lateral (values ('club-size:' || o.club_id), ('club-sizes')) v(tag) where tag is not null;
  else
    select array_agg(distinct tag) into touched from old_rows o full join new_rows n on o.club_id = n.club_id cross join lateral (values ('club-size:' || o.club_id), ('club-size:' || n.club_id), ('club-sizes')) v(tag) where tag is not null and (o *<> n or o.club_id is null or n.club_id is null);
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('club_sizes', touched);
  end if;
  return null;
end;
$body$;
--> statement-breakpoint
revoke all on function public.cache_tags_club_sizes() from public;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_insert on public.club_sizes;
--> statement-breakpoint
create trigger zz_cache_tags_insert after insert on public.club_sizes referencing new table as new_rows for each statement execute function public.cache_tags_club_sizes();
--> statement-breakpoint
alter table public.club_sizes enable always trigger zz_cache_tags_insert;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_update on public.club_sizes;
--> statement-breakpoint
create trigger zz_cache_tags_update after update on public.club_sizes referencing old table as old_rows new table as new_rows for each statement execute function public.cache_tags_club_sizes();
--> statement-breakpoint
alter table public.club_sizes enable always trigger zz_cache_tags_update;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_delete on public.club_sizes;
--> statement-breakpoint
create trigger zz_cache_tags_delete after delete on public.club_sizes referencing old table as old_rows for each statement execute function public.cache_tags_club_sizes();
--> statement-breakpoint
alter table public.club_sizes enable always trigger zz_cache_tags_delete;
--> statement-breakpoint
drop trigger if exists zz_cache_tags_truncate on public.club_sizes;
--> statement-breakpoint
create trigger zz_cache_tags_truncate after truncate on public.club_sizes for each statement execute function public.cache_tags_club_sizes();
--> statement-breakpoint
alter table public.club_sizes enable always trigger zz_cache_tags_truncate;
