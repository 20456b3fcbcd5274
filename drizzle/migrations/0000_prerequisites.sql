create extension if not exists btree_gist with schema public;
--> statement-breakpoint
create extension if not exists pg_trgm with schema public;
--> statement-breakpoint
create extension if not exists unaccent with schema public;
--> statement-breakpoint
-- Postgres 18 brings uuidv7(); before it: 48 bits of milliseconds, then 12 bits of their fraction, then chance.
do $do$
begin
  if to_regprocedure('pg_catalog.uuidv7()') is null and to_regprocedure('public.uuidv7()') is null then
    create function public.uuidv7() returns uuid language sql volatile parallel safe set search_path = pg_catalog, pg_temp as $body$
      select encode(
        set_byte(
          set_byte(
            overlay(uuid_send(gen_random_uuid()) placing substring(int8send((micros / 1000)::bigint) from 3) from 1 for 6),
            6, (112 | (fraction >> 8))
          ),
          7, fraction & 255
        ), 'hex')::uuid
      from (select micros, (micros % 1000 * 4096 / 1000)::int as fraction
            from (select floor(extract(epoch from clock_timestamp()) * 1000000)::bigint as micros) now) parts
    $body$;
  end if;
end
$do$;
--> statement-breakpoint
-- Lowercase without accents, for search and for the order of names. The dictionary is named, so it is immutable in fact.
create function public.simlane_fold(value text) returns text language sql immutable strict parallel safe as $body$
  select lower(public.unaccent('public.unaccent'::regdictionary, value) collate "und-x-icu")
$body$;
