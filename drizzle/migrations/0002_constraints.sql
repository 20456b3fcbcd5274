alter table availabilities add constraint availabilities_no_overlap exclude using gist (signup_id with =, period with &&);
--> statement-breakpoint
-- One driver's seat at a time, over all entries of all events. Reserves and spotters may serve two cars.
alter table entry_drivers add constraint entry_drivers_one_seat exclude using gist (user_id with =, slot_period with &&)
  where (role = 'driver' and status <> 'declined' and entry_status <> 'withdrawn');
--> statement-breakpoint
alter table stints add constraint stints_position_key unique (strategy_id, position) deferrable initially immediate;
--> statement-breakpoint
-- What a seat copies from its entry. Entry and slot are locked, so that a change of them can't slip in between.
create function entry_drivers_copy() returns trigger language plpgsql set search_path = public, pg_temp as $body$
begin
  perform 1 from entries where id = new.entry_id for share;
  perform 1 from time_slots where id = (select time_slot_id from entries where id = new.entry_id) for share;
  select e.status, tstzrange(s.starts_at, s.ends_at) into new.entry_status, new.slot_period
  from entries e left join time_slots s on s.id = e.time_slot_id where e.id = new.entry_id;
  return new;
end
$body$;
--> statement-breakpoint
create trigger entry_drivers_copy before insert or update of entry_id, slot_period, entry_status on entry_drivers
  for each row execute function entry_drivers_copy();
--> statement-breakpoint
create function entries_pass_on() returns trigger language plpgsql set search_path = public, pg_temp as $body$
begin
  update entry_drivers set entry_status = new.status where entry_id = new.id;
  return null;
end
$body$;
--> statement-breakpoint
create trigger entries_pass_on after update of status, time_slot_id on entries
  for each row when (old.status is distinct from new.status or old.time_slot_id is distinct from new.time_slot_id)
  execute function entries_pass_on();
--> statement-breakpoint
create function time_slots_pass_on() returns trigger language plpgsql set search_path = public, pg_temp as $body$
begin
  update entry_drivers set entry_status = entry_status where entry_id in (select id from entries where time_slot_id = new.id);
  return null;
end
$body$;
--> statement-breakpoint
create trigger time_slots_pass_on after update of starts_at, ends_at on time_slots
  for each row when (old.starts_at is distinct from new.starts_at or old.ends_at is distinct from new.ends_at)
  execute function time_slots_pass_on();
--> statement-breakpoint
create function results_copy() returns trigger language plpgsql set search_path = public, pg_temp as $body$
begin
  select starts_at into new.raced_at from event_sessions where id = new.event_session_id for share;
  -- No such session: the foreign key says so, not this column.
  new.raced_at := coalesce(new.raced_at, now());
  return new;
end
$body$;
--> statement-breakpoint
create trigger results_copy before insert or update of event_session_id, raced_at on results
  for each row execute function results_copy();
--> statement-breakpoint
create function event_sessions_pass_on() returns trigger language plpgsql set search_path = public, pg_temp as $body$
begin
  update results set raced_at = new.starts_at where event_session_id = new.id;
  return null;
end
$body$;
--> statement-breakpoint
create trigger event_sessions_pass_on after update of starts_at on event_sessions
  for each row when (old.starts_at is distinct from new.starts_at) execute function event_sessions_pass_on();
--> statement-breakpoint
-- A club is never without an admin. Two transactions that each remove one of two admins meet at the club's row: it is
-- written, not only locked, so that the second one counts after the first's commit, or fails to serialize.
create function clubs_need_admin() returns trigger language plpgsql set search_path = public, pg_temp as $body$
declare
  club uuid;
begin
  if TG_TABLE_NAME = 'clubs' then club := new.id; else club := old.club_id; end if;
  update clubs set updated_at = updated_at where id = club;
  if found and not exists (select from club_members where club_id = club and role = 'admin') then
    raise exception 'a club needs an admin' using
      errcode = 'check_violation', constraint = 'clubs_need_admin', table = 'clubs', detail = 'club ' || club;
  end if;
  return null;
end
$body$;
--> statement-breakpoint
create constraint trigger clubs_need_admin after insert on clubs deferrable initially deferred
  for each row execute function clubs_need_admin();
--> statement-breakpoint
create constraint trigger club_members_need_admin after delete on club_members deferrable initially deferred
  for each row when (old.role = 'admin') execute function clubs_need_admin();
--> statement-breakpoint
create constraint trigger club_members_keep_admin after update on club_members deferrable initially deferred
  for each row when (old.role = 'admin' and (new.role <> 'admin' or new.club_id <> old.club_id)) execute function clubs_need_admin();
--> statement-breakpoint
insert into simulators (slug, name) values
  ('iracing', 'iRacing'),
  ('acc', 'Assetto Corsa Competizione'),
  ('lmu', 'Le Mans Ultimate'),
  ('rfactor2', 'rFactor 2')
on conflict do nothing;
--> statement-breakpoint
insert into cache_relay_state (id) values (1) on conflict do nothing;
