ALTER TABLE "club_members" ADD COLUMN "search_name" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX "club_members_name_idx" ON "club_members" USING btree ("club_id","search_name","id");--> statement-breakpoint
create function club_members_copy() returns trigger language plpgsql set search_path = public, pg_temp as $body$
begin
  -- The user's row is held, so that a rename can't slip in between.
  select simlane_fold(name) || ' ' || lower(handle) into new.search_name from users where id = new.user_id for share;
  new.search_name := coalesce(new.search_name, '');
  return new;
end
$body$;
--> statement-breakpoint
create trigger club_members_copy before insert or update of user_id, search_name on club_members
  for each row execute function club_members_copy();
--> statement-breakpoint
create function users_pass_on() returns trigger language plpgsql security definer set search_path = public, pg_temp as $body$
begin
  update club_members set search_name = '' where user_id = new.id;
  return null;
end
$body$;
--> statement-breakpoint
create trigger users_pass_on after update on users for each row
  when ((old.name, old.handle) is distinct from (new.name, new.handle)) execute function users_pass_on();
--> statement-breakpoint
update club_members set search_name = '';
