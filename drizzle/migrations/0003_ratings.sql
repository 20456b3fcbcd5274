-- rating_currents holds the latest rating (by recorded_at) of each profile, system and discipline, whatever the order in
-- which ratings are inserted, changed and deleted. The profiles are locked first: each of two writers then reads after
-- the other's commit.
create function rating_currents_refresh(profiles uuid[]) returns void language plpgsql set search_path = public, pg_temp as $body$
begin
  perform 1 from sim_profiles where id = any (profiles) order by id for no key update;

  delete from rating_currents c where c.profile_id = any (profiles) and not exists (
    select from ratings r where r.profile_id = c.profile_id and r.system = c.system and r.discipline = c.discipline);

  insert into rating_currents as c (profile_id, system, discipline, value, recorded_at, simulator_id, listed, is_top)
  select l.profile_id, l.system, l.discipline, l.value, l.recorded_at, p.simulator_id, p.listed and p.show_ratings,
    row_number() over (partition by l.profile_id, l.system order by l.value desc, l.discipline) = 1
  from (
    select distinct on (profile_id, system, discipline) profile_id, system, discipline, value, recorded_at
    from ratings where profile_id = any (profiles)
    order by profile_id, system, discipline, recorded_at desc
  ) l join sim_profiles p on p.id = l.profile_id
  on conflict (profile_id, system, discipline) do update set
    value = excluded.value, recorded_at = excluded.recorded_at, simulator_id = excluded.simulator_id,
    listed = excluded.listed, is_top = excluded.is_top
  where (c.value, c.recorded_at, c.simulator_id, c.listed, c.is_top)
    is distinct from (excluded.value, excluded.recorded_at, excluded.simulator_id, excluded.listed, excluded.is_top);
end
$body$;
--> statement-breakpoint
create function ratings_changed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $body$
declare
  profiles uuid[];
begin
  if TG_OP = 'INSERT' then
    select array_agg(distinct profile_id) into profiles from new_rows;
  elsif TG_OP = 'DELETE' then
    select array_agg(distinct profile_id) into profiles from old_rows;
  elsif TG_OP = 'UPDATE' then
    select array_agg(distinct profile_id) into profiles
    from (select profile_id from old_rows union all select profile_id from new_rows) both_rows;
  else
    delete from rating_currents;
    return null;
  end if;
  if profiles is not null then
    perform rating_currents_refresh(profiles);
  end if;
  return null;
end
$body$;
--> statement-breakpoint
create trigger ratings_inserted after insert on ratings referencing new table as new_rows for each statement execute function ratings_changed();
--> statement-breakpoint
create trigger ratings_updated after update on ratings referencing old table as old_rows new table as new_rows for each statement execute function ratings_changed();
--> statement-breakpoint
create trigger ratings_deleted after delete on ratings referencing old table as old_rows for each statement execute function ratings_changed();
--> statement-breakpoint
create trigger ratings_truncated after truncate on ratings for each statement execute function ratings_changed();
--> statement-breakpoint
create function sim_profiles_pass_on() returns trigger language plpgsql security definer set search_path = public, pg_temp as $body$
begin
  update rating_currents set listed = new.listed and new.show_ratings, simulator_id = new.simulator_id where profile_id = new.id;
  return null;
end
$body$;
--> statement-breakpoint
create trigger sim_profiles_pass_on after update on sim_profiles for each row
  when ((old.listed, old.show_ratings, old.simulator_id) is distinct from (new.listed, new.show_ratings, new.simulator_id))
  execute function sim_profiles_pass_on();
