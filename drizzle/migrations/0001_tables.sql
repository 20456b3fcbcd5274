CREATE TABLE "cache_outbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "cache_outbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"xid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"table_name" text NOT NULL,
	"tags" text[] NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cache_relay_state" (
	"id" smallint PRIMARY KEY DEFAULT 1 NOT NULL,
	"cursor" "xid8",
	"epoch" text,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cache_relay_state_id_check" CHECK ("cache_relay_state"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "club_invitations" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"club_id" uuid NOT NULL,
	"created_by" uuid,
	"token_hash" text NOT NULL,
	"role" text DEFAULT 'member' NOT NULL,
	"email" text,
	"max_uses" integer DEFAULT 1 NOT NULL,
	"uses" integer DEFAULT 0 NOT NULL,
	"expires_at" timestamp with time zone DEFAULT now() + interval '7 days' NOT NULL,
	"revoked_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "club_invitations_uses_check" CHECK ("club_invitations"."uses" between 0 and "club_invitations"."max_uses" and "club_invitations"."max_uses" >= 1),
	CONSTRAINT "club_invitations_email_check" CHECK ("club_invitations"."email" is null or "club_invitations"."max_uses" = 1),
	CONSTRAINT "club_invitations_role_check" CHECK ("club_invitations"."role" in ('admin', 'manager', 'member'))
);
--> statement-breakpoint
CREATE TABLE "club_links" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"club_id" uuid NOT NULL,
	"label" text NOT NULL,
	"url" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "club_links_label_check" CHECK ("club_links"."label" ~ '[^[:space:]]'),
	CONSTRAINT "club_links_url_check" CHECK ("club_links"."url" ~ '^https://[^[:space:]]+$')
);
--> statement-breakpoint
CREATE TABLE "club_members" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"club_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text DEFAULT 'member' NOT NULL,
	"joined_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "club_members_role_check" CHECK ("club_members"."role" in ('admin', 'manager', 'member'))
);
--> statement-breakpoint
CREATE TABLE "club_webhooks" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"club_id" uuid NOT NULL,
	"url" text NOT NULL,
	"disabled_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "club_webhooks_url_check" CHECK ("club_webhooks"."url" ~ '^https://[^[:space:]]+$')
);
--> statement-breakpoint
CREATE TABLE "clubs" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"name" text NOT NULL,
	"slug" text NOT NULL,
	"description" text,
	"country" text,
	"visibility" text DEFAULT 'public' NOT NULL,
	"roster_visibility" text DEFAULT 'members' NOT NULL,
	"hidden_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "clubs_name_check" CHECK ("clubs"."name" ~ '[^[:space:]]'),
	CONSTRAINT "clubs_slug_check" CHECK ("clubs"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	CONSTRAINT "clubs_country_check" CHECK ("clubs"."country" ~ '^[A-Z]{2}$'),
	CONSTRAINT "clubs_visibility_check" CHECK ("clubs"."visibility" in ('public', 'unlisted', 'private')),
	CONSTRAINT "clubs_roster_visibility_check" CHECK ("clubs"."roster_visibility" in ('public', 'members', 'managers'))
);
--> statement-breakpoint
CREATE TABLE "join_requests" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"club_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"message" text,
	"status" text DEFAULT 'pending' NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "join_requests_status_check" CHECK ("join_requests"."status" in ('pending', 'accepted', 'refused', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "entries" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"event_id" uuid NOT NULL,
	"sheet_id" uuid,
	"team_id" uuid,
	"name" text,
	"event_class_id" uuid,
	"car_id" uuid,
	"time_slot_id" uuid,
	"number" text,
	"captain_id" uuid,
	"status" text DEFAULT 'draft' NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "entries_number_check" CHECK ("entries"."number" ~ '^[0-9A-Za-z]{1,4}$'),
	CONSTRAINT "entries_revision_check" CHECK ("entries"."revision" >= 0),
	CONSTRAINT "entries_status_check" CHECK ("entries"."status" in ('draft', 'locked', 'final', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "entry_drivers" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"entry_id" uuid NOT NULL,
	"user_id" uuid,
	"profile_id" uuid,
	"role" text DEFAULT 'driver' NOT NULL,
	"status" text DEFAULT 'proposed' NOT NULL,
	"answered_at" timestamp with time zone,
	"slot_period" "tstzrange",
	"entry_status" text DEFAULT 'draft' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "entry_drivers_role_check" CHECK ("entry_drivers"."role" in ('driver', 'reserve', 'spotter')),
	CONSTRAINT "entry_drivers_status_check" CHECK ("entry_drivers"."status" in ('proposed', 'confirmed', 'declined')),
	CONSTRAINT "entry_drivers_entry_status_check" CHECK ("entry_drivers"."entry_status" in ('draft', 'locked', 'final', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "event_classes" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"event_id" uuid NOT NULL,
	"car_class_id" uuid,
	"name" text NOT NULL,
	"capacity" integer,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "event_classes_name_check" CHECK ("event_classes"."name" ~ '[^[:space:]]'),
	CONSTRAINT "event_classes_capacity_check" CHECK ("event_classes"."capacity" > 0)
);
--> statement-breakpoint
CREATE TABLE "event_invitations" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"event_id" uuid NOT NULL,
	"user_id" uuid,
	"club_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "event_invitations_guest_check" CHECK (num_nonnulls("event_invitations"."user_id", "event_invitations"."club_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "event_sessions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"event_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"position" integer NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"duration_ms" double precision,
	"lap_limit" integer,
	"external_id" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "event_sessions_name_check" CHECK ("event_sessions"."name" ~ '[^[:space:]]'),
	CONSTRAINT "event_sessions_position_check" CHECK ("event_sessions"."position" >= 0),
	CONSTRAINT "event_sessions_length_check" CHECK ("event_sessions"."duration_ms" > 0 and "event_sessions"."lap_limit" > 0),
	CONSTRAINT "event_sessions_kind_check" CHECK ("event_sessions"."kind" in ('practice', 'qualifying', 'warmup', 'race'))
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"simulator_id" uuid NOT NULL,
	"series_id" uuid,
	"layout_id" uuid,
	"club_id" uuid,
	"created_by" uuid,
	"status" text DEFAULT 'draft' NOT NULL,
	"visibility" text DEFAULT 'public' NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"weather" jsonb,
	"external_id" text,
	"import_id" uuid,
	"hidden_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "events_name_check" CHECK ("events"."name" ~ '[^[:space:]]'),
	CONSTRAINT "events_slug_check" CHECK ("events"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	CONSTRAINT "events_external_id_check" CHECK ("events"."external_id" ~ '[^[:space:]]'),
	CONSTRAINT "events_times_check" CHECK ("events"."starts_at" <= "events"."ends_at"),
	CONSTRAINT "events_status_check" CHECK ("events"."status" in ('draft', 'published', 'cancelled')),
	CONSTRAINT "events_visibility_check" CHECK ("events"."visibility" in ('public', 'unlisted', 'club', 'invited', 'private'))
);
--> statement-breakpoint
CREATE TABLE "time_slots" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"event_id" uuid NOT NULL,
	"name" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	CONSTRAINT "time_slots_name_check" CHECK ("time_slots"."name" ~ '[^[:space:]]'),
	CONSTRAINT "time_slots_times_check" CHECK ("time_slots"."starts_at" < "time_slots"."ends_at")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"format" text NOT NULL,
	"file_hash" text NOT NULL,
	"file_name" text,
	"byte_count" integer,
	"status" text DEFAULT 'applied' NOT NULL,
	"imported_by" uuid,
	"external_id" text,
	"summary" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"undone_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "imports_format_check" CHECK ("imports"."format" ~ '[^[:space:]]'),
	CONSTRAINT "imports_file_hash_check" CHECK ("imports"."file_hash" ~ '[^[:space:]]'),
	CONSTRAINT "imports_undone_check" CHECK (("imports"."status" = 'undone') = ("imports"."undone_at" is not null)),
	CONSTRAINT "imports_status_check" CHECK ("imports"."status" in ('applied', 'undone'))
);
--> statement-breakpoint
CREATE TABLE "erased_identities" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"identity_hash" text NOT NULL,
	"profile_id" uuid,
	"driver_number" integer GENERATED ALWAYS AS IDENTITY (sequence name "erased_identities_driver_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "profile_claims" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"profile_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"evidence" text,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "profile_claims_status_check" CHECK ("profile_claims"."status" in ('pending', 'confirmed', 'refused', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "sim_profiles" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"simulator_id" uuid NOT NULL,
	"sim_api_id" text NOT NULL,
	"user_id" uuid,
	"display_name" text NOT NULL,
	"country" text,
	"visibility" text DEFAULT 'public' NOT NULL,
	"show_real_name" boolean DEFAULT false NOT NULL,
	"show_ratings" boolean DEFAULT true NOT NULL,
	"show_laps" boolean DEFAULT true NOT NULL,
	"show_results" boolean DEFAULT true NOT NULL,
	"real_name" text,
	"last_raced_at" timestamp with time zone,
	"hidden_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"listed" boolean GENERATED ALWAYS AS (visibility = 'public' and hidden_at is null) STORED NOT NULL,
	"search_name" text collate "C" GENERATED ALWAYS AS (simlane_fold(display_name)) STORED NOT NULL,
	CONSTRAINT "sim_profiles_sim_api_id_check" CHECK ("sim_profiles"."sim_api_id" ~ '[^[:space:]]'),
	CONSTRAINT "sim_profiles_display_name_check" CHECK ("sim_profiles"."display_name" ~ '[^[:space:]]'),
	CONSTRAINT "sim_profiles_country_check" CHECK ("sim_profiles"."country" ~ '^[A-Z]{2}$'),
	CONSTRAINT "sim_profiles_visibility_check" CHECK ("sim_profiles"."visibility" in ('public', 'clubmates', 'private'))
);
--> statement-breakpoint
CREATE TABLE "rating_currents" (
	"profile_id" uuid NOT NULL,
	"system" text NOT NULL,
	"discipline" text NOT NULL,
	"value" double precision NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"simulator_id" uuid NOT NULL,
	"listed" boolean NOT NULL,
	"is_top" boolean DEFAULT false NOT NULL,
	CONSTRAINT "rating_currents_profile_id_system_discipline_pk" PRIMARY KEY("profile_id","system","discipline")
);
--> statement-breakpoint
CREATE TABLE "ratings" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"profile_id" uuid NOT NULL,
	"system" text NOT NULL,
	"discipline" text NOT NULL,
	"value" double precision NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"import_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ratings_system_check" CHECK ("ratings"."system" ~ '[^[:space:]]'),
	CONSTRAINT "ratings_discipline_check" CHECK ("ratings"."discipline" in ('road', 'oval', 'formula', 'sports_car', 'dirt_road', 'dirt_oval', 'overall'))
);
--> statement-breakpoint
CREATE TABLE "api_tokens" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"token_hash" text NOT NULL,
	"scopes" text[] DEFAULT '{}' NOT NULL,
	"expires_at" timestamp with time zone,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "api_tokens_name_check" CHECK ("api_tokens"."name" ~ '[^[:space:]]')
);
--> statement-breakpoint
CREATE TABLE "audit_logs" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"actor_id" uuid,
	"action" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" uuid,
	"club_id" uuid,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "audit_logs_action_check" CHECK ("audit_logs"."action" ~ '[^[:space:]]')
);
--> statement-breakpoint
CREATE TABLE "calendar_feeds" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"user_id" uuid NOT NULL,
	"club_id" uuid,
	"team_id" uuid,
	"token_hash" text NOT NULL,
	"revoked_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "calendar_feeds_scope_check" CHECK (num_nonnulls("calendar_feeds"."club_id", "calendar_feeds"."team_id") <= 1)
);
--> statement-breakpoint
CREATE TABLE "contact_messages" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"message" text NOT NULL,
	"handled_by" uuid,
	"handled_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contact_messages_message_check" CHECK ("contact_messages"."message" ~ '[^[:space:]]')
);
--> statement-breakpoint
CREATE TABLE "notification_outbox" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"kind" text NOT NULL,
	"payload" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"sent_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"payload" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"read_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notifications_kind_check" CHECK ("notifications"."kind" ~ '[^[:space:]]')
);
--> statement-breakpoint
CREATE TABLE "reports" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"reporter_id" uuid,
	"subject_type" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reports_reason_check" CHECK ("reports"."reason" ~ '[^[:space:]]'),
	CONSTRAINT "reports_status_check" CHECK ("reports"."status" in ('open', 'upheld', 'dismissed'))
);
--> statement-breakpoint
CREATE TABLE "slug_redirects" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"kind" text NOT NULL,
	"slug" text NOT NULL,
	"target_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "slug_redirects_slug_check" CHECK ("slug_redirects"."slug" = lower("slug_redirects"."slug") and "slug_redirects"."slug" ~ '[^[:space:]]'),
	CONSTRAINT "slug_redirects_kind_check" CHECK ("slug_redirects"."kind" in ('user', 'club', 'event', 'team', 'season'))
);
--> statement-breakpoint
CREATE TABLE "lap_times" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"profile_id" uuid NOT NULL,
	"layout_id" uuid NOT NULL,
	"car_id" uuid,
	"lap_ms" double precision NOT NULL,
	"lap_number" integer,
	"result_id" uuid,
	"recorded_at" timestamp with time zone NOT NULL,
	"valid" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "lap_times_lap_ms_check" CHECK ("lap_times"."lap_ms" > 0),
	CONSTRAINT "lap_times_lap_number_check" CHECK ("lap_times"."lap_number" >= 0)
);
--> statement-breakpoint
CREATE TABLE "results" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"event_session_id" uuid NOT NULL,
	"entry_id" uuid,
	"profile_id" uuid,
	"team_name" text,
	"team_external_id" text,
	"car_number" text,
	"car_id" uuid,
	"car_class_id" uuid,
	"start_position" integer,
	"finish_position" integer,
	"class_position" integer,
	"laps_completed" integer DEFAULT 0 NOT NULL,
	"laps_led" integer DEFAULT 0 NOT NULL,
	"incidents" integer DEFAULT 0 NOT NULL,
	"best_lap_ms" double precision,
	"average_lap_ms" double precision,
	"interval_ms" double precision,
	"rating_before" double precision,
	"rating_after" double precision,
	"safety_before" double precision,
	"safety_after" double precision,
	"status" text DEFAULT 'finished' NOT NULL,
	"raced_at" timestamp with time zone DEFAULT now() NOT NULL,
	"import_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "results_positions_check" CHECK ("results"."start_position" >= 1 and "results"."finish_position" >= 1 and "results"."class_position" >= 1),
	CONSTRAINT "results_counts_check" CHECK ("results"."laps_completed" >= 0 and "results"."laps_led" >= 0 and "results"."incidents" >= 0),
	CONSTRAINT "results_laps_check" CHECK ("results"."best_lap_ms" > 0 and "results"."average_lap_ms" > 0),
	CONSTRAINT "results_status_check" CHECK ("results"."status" in ('finished', 'dnf', 'dns', 'dsq'))
);
--> statement-breakpoint
CREATE TABLE "penalties" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"result_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"time_ms" double precision,
	"points" double precision,
	"positions" integer,
	"reason" text NOT NULL,
	"decided_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "penalties_reason_check" CHECK ("penalties"."reason" ~ '[^[:space:]]'),
	CONSTRAINT "penalties_kind_check" CHECK ("penalties"."kind" in ('time', 'points', 'position', 'disqualification')),
	CONSTRAINT "penalties_amount_check" CHECK (case "penalties"."kind" when 'time' then "penalties"."time_ms" > 0 when 'points' then "penalties"."points" > 0 when 'position' then "penalties"."positions" > 0 else true end is true)
);
--> statement-breakpoint
CREATE TABLE "season_events" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"season_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"points_factor" double precision DEFAULT 1 NOT NULL,
	CONSTRAINT "season_events_round_check" CHECK ("season_events"."round" >= 1)
);
--> statement-breakpoint
CREATE TABLE "seasons" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"club_id" uuid,
	"series_id" uuid,
	"name" text NOT NULL,
	"slug" text NOT NULL,
	"points_table" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"bonuses" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"drop_rounds" integer DEFAULT 0 NOT NULL,
	"per_class" boolean DEFAULT false NOT NULL,
	"tie_break" text DEFAULT 'wins' NOT NULL,
	"starts_at" timestamp with time zone,
	"ends_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "seasons_name_check" CHECK ("seasons"."name" ~ '[^[:space:]]'),
	CONSTRAINT "seasons_drop_rounds_check" CHECK ("seasons"."drop_rounds" >= 0),
	CONSTRAINT "seasons_times_check" CHECK ("seasons"."starts_at" <= "seasons"."ends_at"),
	CONSTRAINT "seasons_tie_break_check" CHECK ("seasons"."tie_break" in ('wins', 'best-finishes', 'last-result'))
);
--> statement-breakpoint
CREATE TABLE "standings" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"season_id" uuid NOT NULL,
	"profile_id" uuid,
	"team_id" uuid,
	"event_class_id" uuid,
	"class_name" text DEFAULT '' NOT NULL,
	"position" integer NOT NULL,
	"points" double precision DEFAULT 0 NOT NULL,
	"wins" integer DEFAULT 0 NOT NULL,
	"podiums" integer DEFAULT 0 NOT NULL,
	"rounds" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "standings_holder_check" CHECK (num_nonnulls("standings"."profile_id", "standings"."team_id") = 1),
	CONSTRAINT "standings_position_check" CHECK ("standings"."position" >= 1)
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"user_id" uuid NOT NULL,
	"key_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"user_agent" text,
	"ip_hash" text,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "availabilities" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"signup_id" uuid NOT NULL,
	"period" "tstzrange" NOT NULL,
	"can_drive" boolean DEFAULT true NOT NULL,
	"can_spot" boolean DEFAULT false NOT NULL,
	"can_strategise" boolean DEFAULT false NOT NULL,
	"preference" smallint DEFAULT 3 NOT NULL,
	"time_zone" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "availabilities_preference_check" CHECK ("availabilities"."preference" between 1 and 5),
	CONSTRAINT "availabilities_ability_check" CHECK ("availabilities"."can_drive" or "availabilities"."can_spot" or "availabilities"."can_strategise"),
	CONSTRAINT "availabilities_period_check" CHECK (not isempty("availabilities"."period") and lower_inc("availabilities"."period") and not upper_inc("availabilities"."period") and not lower_inf("availabilities"."period") and not upper_inf("availabilities"."period")
        and extract(epoch from lower("availabilities"."period")) % 900 = 0 and extract(epoch from upper("availabilities"."period")) % 900 = 0),
	CONSTRAINT "availabilities_time_zone_check" CHECK ("availabilities"."time_zone" ~ '[^[:space:]]')
);
--> statement-breakpoint
CREATE TABLE "availability_templates" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	"blocks" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "availability_templates_name_check" CHECK ("availability_templates"."name" ~ '[^[:space:]]')
);
--> statement-breakpoint
CREATE TABLE "signup_cars" (
	"signup_id" uuid NOT NULL,
	"car_id" uuid NOT NULL,
	"rank" smallint DEFAULT 1 NOT NULL,
	CONSTRAINT "signup_cars_signup_id_car_id_pk" PRIMARY KEY("signup_id","car_id"),
	CONSTRAINT "signup_cars_rank_check" CHECK ("signup_cars"."rank" >= 1)
);
--> statement-breakpoint
CREATE TABLE "signup_classes" (
	"signup_id" uuid NOT NULL,
	"event_class_id" uuid NOT NULL,
	"rank" smallint DEFAULT 1 NOT NULL,
	CONSTRAINT "signup_classes_signup_id_event_class_id_pk" PRIMARY KEY("signup_id","event_class_id"),
	CONSTRAINT "signup_classes_rank_check" CHECK ("signup_classes"."rank" >= 1)
);
--> statement-breakpoint
CREATE TABLE "signup_pairings" (
	"signup_id" uuid NOT NULL,
	"other_signup_id" uuid NOT NULL,
	"kind" text NOT NULL,
	CONSTRAINT "signup_pairings_signup_id_other_signup_id_pk" PRIMARY KEY("signup_id","other_signup_id"),
	CONSTRAINT "signup_pairings_order_check" CHECK ("signup_pairings"."signup_id" < "signup_pairings"."other_signup_id"),
	CONSTRAINT "signup_pairings_kind_check" CHECK ("signup_pairings"."kind" in ('together', 'apart'))
);
--> statement-breakpoint
CREATE TABLE "signup_sheets" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"club_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"opens_at" timestamp with time zone NOT NULL,
	"closes_at" timestamp with time zone NOT NULL,
	"team_size_min" integer DEFAULT 1 NOT NULL,
	"team_size_target" integer DEFAULT 3 NOT NULL,
	"team_size_max" integer DEFAULT 6 NOT NULL,
	"capacity" integer,
	"stage" text DEFAULT 'open' NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "signup_sheets_times_check" CHECK ("signup_sheets"."opens_at" < "signup_sheets"."closes_at"),
	CONSTRAINT "signup_sheets_team_size_check" CHECK (1 <= "signup_sheets"."team_size_min" and "signup_sheets"."team_size_min" <= "signup_sheets"."team_size_target" and "signup_sheets"."team_size_target" <= "signup_sheets"."team_size_max"),
	CONSTRAINT "signup_sheets_capacity_check" CHECK ("signup_sheets"."capacity" > 0),
	CONSTRAINT "signup_sheets_revision_check" CHECK ("signup_sheets"."revision" >= 0),
	CONSTRAINT "signup_sheets_stage_check" CHECK ("signup_sheets"."stage" in ('open', 'forming', 'locked', 'final'))
);
--> statement-breakpoint
CREATE TABLE "signup_slots" (
	"signup_id" uuid NOT NULL,
	"time_slot_id" uuid NOT NULL,
	"rank" smallint DEFAULT 1 NOT NULL,
	CONSTRAINT "signup_slots_signup_id_time_slot_id_pk" PRIMARY KEY("signup_id","time_slot_id"),
	CONSTRAINT "signup_slots_rank_check" CHECK ("signup_slots"."rank" >= 1)
);
--> statement-breakpoint
CREATE TABLE "signups" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"sheet_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"profile_id" uuid,
	"status" text DEFAULT 'active' NOT NULL,
	"waitlisted_at" timestamp with time zone,
	"on_behalf_by" uuid,
	"max_consecutive_stints" integer,
	"experience" text,
	"note" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "signups_max_consecutive_stints_check" CHECK ("signups"."max_consecutive_stints" >= 1),
	CONSTRAINT "signups_waitlisted_check" CHECK ("signups"."status" <> 'waitlisted' or "signups"."waitlisted_at" is not null),
	CONSTRAINT "signups_status_check" CHECK ("signups"."status" in ('active', 'waitlisted', 'withdrawn')),
	CONSTRAINT "signups_experience_check" CHECK ("signups"."experience" in ('none', 'some', 'much'))
);
--> statement-breakpoint
CREATE TABLE "car_class_members" (
	"car_class_id" uuid NOT NULL,
	"car_id" uuid NOT NULL,
	CONSTRAINT "car_class_members_car_class_id_car_id_pk" PRIMARY KEY("car_class_id","car_id")
);
--> statement-breakpoint
CREATE TABLE "car_classes" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"simulator_id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"name" text NOT NULL,
	"short_name" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "car_classes_name_check" CHECK ("car_classes"."name" ~ '[^[:space:]]'),
	CONSTRAINT "car_classes_external_id_check" CHECK ("car_classes"."external_id" ~ '[^[:space:]]')
);
--> statement-breakpoint
CREATE TABLE "cars" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"simulator_id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"name" text NOT NULL,
	"short_name" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cars_name_check" CHECK ("cars"."name" ~ '[^[:space:]]'),
	CONSTRAINT "cars_external_id_check" CHECK ("cars"."external_id" ~ '[^[:space:]]')
);
--> statement-breakpoint
CREATE TABLE "layouts" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"simulator_id" uuid NOT NULL,
	"track_id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"name" text NOT NULL,
	"length_meters" double precision,
	"corners" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "layouts_external_id_check" CHECK ("layouts"."external_id" ~ '[^[:space:]]'),
	CONSTRAINT "layouts_length_meters_check" CHECK ("layouts"."length_meters" > 0)
);
--> statement-breakpoint
CREATE TABLE "series" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"simulator_id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "series_name_check" CHECK ("series"."name" ~ '[^[:space:]]'),
	CONSTRAINT "series_external_id_check" CHECK ("series"."external_id" ~ '[^[:space:]]')
);
--> statement-breakpoint
CREATE TABLE "simulators" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tracks" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"simulator_id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"name" text NOT NULL,
	"location" text,
	"time_zone" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tracks_name_check" CHECK ("tracks"."name" ~ '[^[:space:]]'),
	CONSTRAINT "tracks_external_id_check" CHECK ("tracks"."external_id" ~ '[^[:space:]]')
);
--> statement-breakpoint
CREATE TABLE "stints" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"strategy_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"entry_driver_id" uuid,
	"gap_reason" text,
	"planned_start" timestamp with time zone NOT NULL,
	"planned_end" timestamp with time zone NOT NULL,
	"planned_laps" integer,
	"actual_start" timestamp with time zone,
	"actual_end" timestamp with time zone,
	"actual_laps" integer,
	"status" text DEFAULT 'planned' NOT NULL,
	CONSTRAINT "stints_position_check" CHECK ("stints"."position" >= 0),
	CONSTRAINT "stints_planned_check" CHECK ("stints"."planned_start" < "stints"."planned_end"),
	CONSTRAINT "stints_actual_check" CHECK ("stints"."actual_end" is null or "stints"."actual_start" <= "stints"."actual_end"),
	CONSTRAINT "stints_laps_check" CHECK ("stints"."planned_laps" >= 0 and "stints"."actual_laps" >= 0),
	CONSTRAINT "stints_status_check" CHECK ("stints"."status" in ('planned', 'running', 'done', 'skipped'))
);
--> statement-breakpoint
CREATE TABLE "strategies" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"entry_id" uuid NOT NULL,
	"name" text NOT NULL,
	"is_active" boolean DEFAULT false NOT NULL,
	"parameters" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"share_token_hash" text,
	"started_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "strategies_name_check" CHECK ("strategies"."name" ~ '[^[:space:]]'),
	CONSTRAINT "strategies_revision_check" CHECK ("strategies"."revision" >= 0)
);
--> statement-breakpoint
CREATE TABLE "team_members" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"team_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text DEFAULT 'driver' NOT NULL,
	"joined_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "team_members_role_check" CHECK ("team_members"."role" in ('owner', 'manager', 'driver', 'reserve', 'engineer', 'spotter'))
);
--> statement-breakpoint
CREATE TABLE "teams" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"club_id" uuid,
	"name" text NOT NULL,
	"slug" text NOT NULL,
	"description" text,
	"visibility" text DEFAULT 'public' NOT NULL,
	"hidden_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "teams_name_check" CHECK ("teams"."name" ~ '[^[:space:]]'),
	CONSTRAINT "teams_slug_check" CHECK ("teams"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	CONSTRAINT "teams_visibility_check" CHECK ("teams"."visibility" in ('public', 'club', 'private'))
);
--> statement-breakpoint
CREATE TABLE "user_cache_keys" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"wrapped_key" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "user_tokens" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"user_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"token_hash" text NOT NULL,
	"email" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "user_tokens_purpose_check" CHECK ("user_tokens"."purpose" in ('verify-email', 'reset-password'))
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"handle" text NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified_at" timestamp with time zone,
	"password_hash" text NOT NULL,
	"time_zone" text DEFAULT 'UTC' NOT NULL,
	"locale" text DEFAULT 'en' NOT NULL,
	"theme" text DEFAULT 'system' NOT NULL,
	"hour_cycle" text DEFAULT 'h23' NOT NULL,
	"site_role" text DEFAULT 'user' NOT NULL,
	"searchable" boolean DEFAULT false NOT NULL,
	"suspended_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_handle_check" CHECK ("users"."handle" ~ '^[A-Za-z0-9][A-Za-z0-9_-]*$' and length("users"."handle") <= 40),
	CONSTRAINT "users_name_check" CHECK ("users"."name" ~ '[^[:space:]]'),
	CONSTRAINT "users_email_check" CHECK ("users"."email" like '%_@_%' and length("users"."email") <= 254),
	CONSTRAINT "users_locale_check" CHECK ("users"."locale" in ('en', 'de', 'es')),
	CONSTRAINT "users_theme_check" CHECK ("users"."theme" in ('system', 'light', 'dark')),
	CONSTRAINT "users_hour_cycle_check" CHECK ("users"."hour_cycle" in ('h23', 'h12')),
	CONSTRAINT "users_site_role_check" CHECK ("users"."site_role" in ('user', 'admin'))
);
--> statement-breakpoint
ALTER TABLE "club_invitations" ADD CONSTRAINT "club_invitations_club_id_clubs_id_fk" FOREIGN KEY ("club_id") REFERENCES "public"."clubs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "club_invitations" ADD CONSTRAINT "club_invitations_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "club_links" ADD CONSTRAINT "club_links_club_id_clubs_id_fk" FOREIGN KEY ("club_id") REFERENCES "public"."clubs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "club_members" ADD CONSTRAINT "club_members_club_id_clubs_id_fk" FOREIGN KEY ("club_id") REFERENCES "public"."clubs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "club_members" ADD CONSTRAINT "club_members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "club_webhooks" ADD CONSTRAINT "club_webhooks_club_id_clubs_id_fk" FOREIGN KEY ("club_id") REFERENCES "public"."clubs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "join_requests" ADD CONSTRAINT "join_requests_club_id_clubs_id_fk" FOREIGN KEY ("club_id") REFERENCES "public"."clubs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "join_requests" ADD CONSTRAINT "join_requests_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "join_requests" ADD CONSTRAINT "join_requests_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "entries_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "entries_sheet_id_signup_sheets_id_fk" FOREIGN KEY ("sheet_id") REFERENCES "public"."signup_sheets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "entries_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "entries_event_class_id_event_classes_id_fk" FOREIGN KEY ("event_class_id") REFERENCES "public"."event_classes"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "entries_car_id_cars_id_fk" FOREIGN KEY ("car_id") REFERENCES "public"."cars"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "entries_time_slot_id_time_slots_id_fk" FOREIGN KEY ("time_slot_id") REFERENCES "public"."time_slots"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "entries_captain_id_users_id_fk" FOREIGN KEY ("captain_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_drivers" ADD CONSTRAINT "entry_drivers_entry_id_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entries"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_drivers" ADD CONSTRAINT "entry_drivers_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_drivers" ADD CONSTRAINT "entry_drivers_profile_id_sim_profiles_id_fk" FOREIGN KEY ("profile_id") REFERENCES "public"."sim_profiles"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_classes" ADD CONSTRAINT "event_classes_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_classes" ADD CONSTRAINT "event_classes_car_class_id_car_classes_id_fk" FOREIGN KEY ("car_class_id") REFERENCES "public"."car_classes"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_invitations" ADD CONSTRAINT "event_invitations_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_invitations" ADD CONSTRAINT "event_invitations_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_invitations" ADD CONSTRAINT "event_invitations_club_id_clubs_id_fk" FOREIGN KEY ("club_id") REFERENCES "public"."clubs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_sessions" ADD CONSTRAINT "event_sessions_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_simulator_id_simulators_id_fk" FOREIGN KEY ("simulator_id") REFERENCES "public"."simulators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_series_id_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."series"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_layout_id_layouts_id_fk" FOREIGN KEY ("layout_id") REFERENCES "public"."layouts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_club_id_clubs_id_fk" FOREIGN KEY ("club_id") REFERENCES "public"."clubs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_slots" ADD CONSTRAINT "time_slots_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_imported_by_users_id_fk" FOREIGN KEY ("imported_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erased_identities" ADD CONSTRAINT "erased_identities_profile_id_sim_profiles_id_fk" FOREIGN KEY ("profile_id") REFERENCES "public"."sim_profiles"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "profile_claims" ADD CONSTRAINT "profile_claims_profile_id_sim_profiles_id_fk" FOREIGN KEY ("profile_id") REFERENCES "public"."sim_profiles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "profile_claims" ADD CONSTRAINT "profile_claims_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "profile_claims" ADD CONSTRAINT "profile_claims_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sim_profiles" ADD CONSTRAINT "sim_profiles_simulator_id_simulators_id_fk" FOREIGN KEY ("simulator_id") REFERENCES "public"."simulators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sim_profiles" ADD CONSTRAINT "sim_profiles_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rating_currents" ADD CONSTRAINT "rating_currents_profile_id_sim_profiles_id_fk" FOREIGN KEY ("profile_id") REFERENCES "public"."sim_profiles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rating_currents" ADD CONSTRAINT "rating_currents_simulator_id_simulators_id_fk" FOREIGN KEY ("simulator_id") REFERENCES "public"."simulators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_profile_id_sim_profiles_id_fk" FOREIGN KEY ("profile_id") REFERENCES "public"."sim_profiles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_logs" ADD CONSTRAINT "audit_logs_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_logs" ADD CONSTRAINT "audit_logs_club_id_clubs_id_fk" FOREIGN KEY ("club_id") REFERENCES "public"."clubs"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_club_id_clubs_id_fk" FOREIGN KEY ("club_id") REFERENCES "public"."clubs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_messages" ADD CONSTRAINT "contact_messages_handled_by_users_id_fk" FOREIGN KEY ("handled_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_reporter_id_users_id_fk" FOREIGN KEY ("reporter_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lap_times" ADD CONSTRAINT "lap_times_profile_id_sim_profiles_id_fk" FOREIGN KEY ("profile_id") REFERENCES "public"."sim_profiles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lap_times" ADD CONSTRAINT "lap_times_layout_id_layouts_id_fk" FOREIGN KEY ("layout_id") REFERENCES "public"."layouts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lap_times" ADD CONSTRAINT "lap_times_car_id_cars_id_fk" FOREIGN KEY ("car_id") REFERENCES "public"."cars"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lap_times" ADD CONSTRAINT "lap_times_result_id_results_id_fk" FOREIGN KEY ("result_id") REFERENCES "public"."results"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "results" ADD CONSTRAINT "results_event_session_id_event_sessions_id_fk" FOREIGN KEY ("event_session_id") REFERENCES "public"."event_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "results" ADD CONSTRAINT "results_entry_id_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entries"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "results" ADD CONSTRAINT "results_profile_id_sim_profiles_id_fk" FOREIGN KEY ("profile_id") REFERENCES "public"."sim_profiles"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "results" ADD CONSTRAINT "results_car_id_cars_id_fk" FOREIGN KEY ("car_id") REFERENCES "public"."cars"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "results" ADD CONSTRAINT "results_car_class_id_car_classes_id_fk" FOREIGN KEY ("car_class_id") REFERENCES "public"."car_classes"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "results" ADD CONSTRAINT "results_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "penalties" ADD CONSTRAINT "penalties_result_id_results_id_fk" FOREIGN KEY ("result_id") REFERENCES "public"."results"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "penalties" ADD CONSTRAINT "penalties_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "season_events" ADD CONSTRAINT "season_events_season_id_seasons_id_fk" FOREIGN KEY ("season_id") REFERENCES "public"."seasons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "season_events" ADD CONSTRAINT "season_events_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seasons" ADD CONSTRAINT "seasons_club_id_clubs_id_fk" FOREIGN KEY ("club_id") REFERENCES "public"."clubs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seasons" ADD CONSTRAINT "seasons_series_id_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."series"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standings" ADD CONSTRAINT "standings_season_id_seasons_id_fk" FOREIGN KEY ("season_id") REFERENCES "public"."seasons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standings" ADD CONSTRAINT "standings_profile_id_sim_profiles_id_fk" FOREIGN KEY ("profile_id") REFERENCES "public"."sim_profiles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standings" ADD CONSTRAINT "standings_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standings" ADD CONSTRAINT "standings_event_class_id_event_classes_id_fk" FOREIGN KEY ("event_class_id") REFERENCES "public"."event_classes"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "availabilities" ADD CONSTRAINT "availabilities_signup_id_signups_id_fk" FOREIGN KEY ("signup_id") REFERENCES "public"."signups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "availability_templates" ADD CONSTRAINT "availability_templates_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signup_cars" ADD CONSTRAINT "signup_cars_signup_id_signups_id_fk" FOREIGN KEY ("signup_id") REFERENCES "public"."signups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signup_cars" ADD CONSTRAINT "signup_cars_car_id_cars_id_fk" FOREIGN KEY ("car_id") REFERENCES "public"."cars"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signup_classes" ADD CONSTRAINT "signup_classes_signup_id_signups_id_fk" FOREIGN KEY ("signup_id") REFERENCES "public"."signups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signup_classes" ADD CONSTRAINT "signup_classes_event_class_id_event_classes_id_fk" FOREIGN KEY ("event_class_id") REFERENCES "public"."event_classes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signup_pairings" ADD CONSTRAINT "signup_pairings_signup_id_signups_id_fk" FOREIGN KEY ("signup_id") REFERENCES "public"."signups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signup_pairings" ADD CONSTRAINT "signup_pairings_other_signup_id_signups_id_fk" FOREIGN KEY ("other_signup_id") REFERENCES "public"."signups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signup_sheets" ADD CONSTRAINT "signup_sheets_club_id_clubs_id_fk" FOREIGN KEY ("club_id") REFERENCES "public"."clubs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signup_sheets" ADD CONSTRAINT "signup_sheets_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signup_slots" ADD CONSTRAINT "signup_slots_signup_id_signups_id_fk" FOREIGN KEY ("signup_id") REFERENCES "public"."signups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signup_slots" ADD CONSTRAINT "signup_slots_time_slot_id_time_slots_id_fk" FOREIGN KEY ("time_slot_id") REFERENCES "public"."time_slots"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signups" ADD CONSTRAINT "signups_sheet_id_signup_sheets_id_fk" FOREIGN KEY ("sheet_id") REFERENCES "public"."signup_sheets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signups" ADD CONSTRAINT "signups_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signups" ADD CONSTRAINT "signups_profile_id_sim_profiles_id_fk" FOREIGN KEY ("profile_id") REFERENCES "public"."sim_profiles"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signups" ADD CONSTRAINT "signups_on_behalf_by_users_id_fk" FOREIGN KEY ("on_behalf_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "car_class_members" ADD CONSTRAINT "car_class_members_car_class_id_car_classes_id_fk" FOREIGN KEY ("car_class_id") REFERENCES "public"."car_classes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "car_class_members" ADD CONSTRAINT "car_class_members_car_id_cars_id_fk" FOREIGN KEY ("car_id") REFERENCES "public"."cars"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "car_classes" ADD CONSTRAINT "car_classes_simulator_id_simulators_id_fk" FOREIGN KEY ("simulator_id") REFERENCES "public"."simulators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cars" ADD CONSTRAINT "cars_simulator_id_simulators_id_fk" FOREIGN KEY ("simulator_id") REFERENCES "public"."simulators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "layouts" ADD CONSTRAINT "layouts_simulator_id_simulators_id_fk" FOREIGN KEY ("simulator_id") REFERENCES "public"."simulators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "layouts" ADD CONSTRAINT "layouts_track_id_tracks_id_fk" FOREIGN KEY ("track_id") REFERENCES "public"."tracks"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series" ADD CONSTRAINT "series_simulator_id_simulators_id_fk" FOREIGN KEY ("simulator_id") REFERENCES "public"."simulators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tracks" ADD CONSTRAINT "tracks_simulator_id_simulators_id_fk" FOREIGN KEY ("simulator_id") REFERENCES "public"."simulators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stints" ADD CONSTRAINT "stints_strategy_id_strategies_id_fk" FOREIGN KEY ("strategy_id") REFERENCES "public"."strategies"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stints" ADD CONSTRAINT "stints_entry_driver_id_entry_drivers_id_fk" FOREIGN KEY ("entry_driver_id") REFERENCES "public"."entry_drivers"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "strategies" ADD CONSTRAINT "strategies_entry_id_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entries"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teams" ADD CONSTRAINT "teams_club_id_clubs_id_fk" FOREIGN KEY ("club_id") REFERENCES "public"."clubs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_cache_keys" ADD CONSTRAINT "user_cache_keys_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_tokens" ADD CONSTRAINT "user_tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cache_outbox_xid_idx" ON "cache_outbox" USING btree ("xid");--> statement-breakpoint
CREATE INDEX "cache_outbox_created_at_idx" ON "cache_outbox" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "club_invitations_token_hash_key" ON "club_invitations" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "club_invitations_club_id_idx" ON "club_invitations" USING btree ("club_id");--> statement-breakpoint
CREATE INDEX "club_links_club_id_idx" ON "club_links" USING btree ("club_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "club_members_user_id_key" ON "club_members" USING btree ("club_id","user_id");--> statement-breakpoint
CREATE INDEX "club_members_user_id_idx" ON "club_members" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "club_members_admin_idx" ON "club_members" USING btree ("club_id") WHERE "club_members"."role" = 'admin';--> statement-breakpoint
CREATE INDEX "club_webhooks_club_id_idx" ON "club_webhooks" USING btree ("club_id");--> statement-breakpoint
CREATE UNIQUE INDEX "clubs_name_key" ON "clubs" USING btree (lower("name"));--> statement-breakpoint
CREATE UNIQUE INDEX "clubs_slug_key" ON "clubs" USING btree (lower("slug"));--> statement-breakpoint
CREATE INDEX "clubs_listed_idx" ON "clubs" USING btree (lower("name") collate "C","id") WHERE "clubs"."visibility" = 'public' and "clubs"."hidden_at" is null;--> statement-breakpoint
CREATE INDEX "clubs_search_trgm" ON "clubs" USING gin (simlane_fold("name") gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "join_requests_pending_key" ON "join_requests" USING btree ("club_id","user_id") WHERE "join_requests"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "join_requests_user_id_idx" ON "join_requests" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "join_requests_club_id_idx" ON "join_requests" USING btree ("club_id","status");--> statement-breakpoint
CREATE UNIQUE INDEX "entries_number_key" ON "entries" USING btree ("sheet_id","time_slot_id","number") WHERE "entries"."status" <> 'withdrawn';--> statement-breakpoint
CREATE INDEX "entries_event_id_idx" ON "entries" USING btree ("event_id");--> statement-breakpoint
CREATE INDEX "entries_team_id_idx" ON "entries" USING btree ("team_id");--> statement-breakpoint
CREATE INDEX "entries_time_slot_id_idx" ON "entries" USING btree ("time_slot_id");--> statement-breakpoint
CREATE UNIQUE INDEX "entry_drivers_user_id_key" ON "entry_drivers" USING btree ("entry_id","user_id","role");--> statement-breakpoint
CREATE INDEX "entry_drivers_user_id_idx" ON "entry_drivers" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "entry_drivers_profile_id_idx" ON "entry_drivers" USING btree ("profile_id");--> statement-breakpoint
CREATE UNIQUE INDEX "event_classes_name_key" ON "event_classes" USING btree ("event_id",lower("name"));--> statement-breakpoint
CREATE UNIQUE INDEX "event_classes_car_class_id_key" ON "event_classes" USING btree ("event_id","car_class_id");--> statement-breakpoint
CREATE INDEX "event_classes_car_class_id_idx" ON "event_classes" USING btree ("car_class_id");--> statement-breakpoint
CREATE UNIQUE INDEX "event_invitations_user_id_key" ON "event_invitations" USING btree ("event_id","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "event_invitations_club_id_key" ON "event_invitations" USING btree ("event_id","club_id");--> statement-breakpoint
CREATE INDEX "event_invitations_user_id_idx" ON "event_invitations" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "event_invitations_club_id_idx" ON "event_invitations" USING btree ("club_id");--> statement-breakpoint
CREATE UNIQUE INDEX "event_sessions_position_key" ON "event_sessions" USING btree ("event_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "events_slug_key" ON "events" USING btree (lower("slug"));--> statement-breakpoint
CREATE UNIQUE INDEX "events_external_id_key" ON "events" USING btree ("simulator_id","external_id");--> statement-breakpoint
CREATE INDEX "events_listed_idx" ON "events" USING btree ("starts_at","id") WHERE "events"."status" <> 'draft' and "events"."visibility" = 'public' and "events"."hidden_at" is null;--> statement-breakpoint
CREATE INDEX "events_search_trgm" ON "events" USING gin (simlane_fold("name") gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "events_club_id_idx" ON "events" USING btree ("club_id","starts_at");--> statement-breakpoint
CREATE INDEX "events_layout_id_idx" ON "events" USING btree ("layout_id");--> statement-breakpoint
CREATE INDEX "events_series_id_idx" ON "events" USING btree ("series_id");--> statement-breakpoint
CREATE INDEX "events_import_id_idx" ON "events" USING btree ("import_id");--> statement-breakpoint
CREATE UNIQUE INDEX "time_slots_starts_at_key" ON "time_slots" USING btree ("event_id","starts_at");--> statement-breakpoint
CREATE UNIQUE INDEX "imports_file_hash_key" ON "imports" USING btree ("file_hash") WHERE "imports"."status" = 'applied';--> statement-breakpoint
CREATE INDEX "imports_external_id_idx" ON "imports" USING btree ("format","external_id");--> statement-breakpoint
CREATE UNIQUE INDEX "erased_identities_identity_hash_key" ON "erased_identities" USING btree ("identity_hash");--> statement-breakpoint
CREATE INDEX "erased_identities_profile_id_idx" ON "erased_identities" USING btree ("profile_id");--> statement-breakpoint
CREATE UNIQUE INDEX "profile_claims_pending_key" ON "profile_claims" USING btree ("profile_id","user_id") WHERE "profile_claims"."status" = 'pending';--> statement-breakpoint
CREATE UNIQUE INDEX "profile_claims_confirmed_key" ON "profile_claims" USING btree ("profile_id") WHERE "profile_claims"."status" = 'confirmed';--> statement-breakpoint
CREATE INDEX "profile_claims_user_id_idx" ON "profile_claims" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sim_profiles_sim_api_id_key" ON "sim_profiles" USING btree ("simulator_id","sim_api_id");--> statement-breakpoint
CREATE INDEX "sim_profiles_user_id_idx" ON "sim_profiles" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sim_profiles_recent_idx" ON "sim_profiles" USING btree ("last_raced_at" DESC NULLS LAST,"id") WHERE "sim_profiles"."listed";--> statement-breakpoint
CREATE INDEX "sim_profiles_simulator_recent_idx" ON "sim_profiles" USING btree ("simulator_id","last_raced_at" DESC NULLS LAST,"id") WHERE "sim_profiles"."listed";--> statement-breakpoint
CREATE INDEX "sim_profiles_name_idx" ON "sim_profiles" USING btree ("search_name","id") WHERE "sim_profiles"."listed";--> statement-breakpoint
CREATE INDEX "sim_profiles_simulator_name_idx" ON "sim_profiles" USING btree ("simulator_id","search_name","id") WHERE "sim_profiles"."listed";--> statement-breakpoint
CREATE INDEX "sim_profiles_search_trgm" ON "sim_profiles" USING gin ("search_name" gin_trgm_ops) WHERE "sim_profiles"."listed";--> statement-breakpoint
CREATE INDEX "rating_currents_top_idx" ON "rating_currents" USING btree ("system","value" DESC NULLS FIRST,"profile_id") WHERE "rating_currents"."listed" and "rating_currents"."is_top";--> statement-breakpoint
CREATE INDEX "rating_currents_simulator_top_idx" ON "rating_currents" USING btree ("simulator_id","system","value" DESC NULLS FIRST,"profile_id") WHERE "rating_currents"."listed" and "rating_currents"."is_top";--> statement-breakpoint
CREATE INDEX "rating_currents_discipline_idx" ON "rating_currents" USING btree ("system","discipline","value" DESC NULLS FIRST,"profile_id") WHERE "rating_currents"."listed";--> statement-breakpoint
CREATE UNIQUE INDEX "ratings_recorded_at_key" ON "ratings" USING btree ("profile_id","system","discipline","recorded_at");--> statement-breakpoint
CREATE INDEX "ratings_import_id_idx" ON "ratings" USING btree ("import_id");--> statement-breakpoint
CREATE UNIQUE INDEX "api_tokens_token_hash_key" ON "api_tokens" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "api_tokens_user_id_idx" ON "api_tokens" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "audit_logs_subject_idx" ON "audit_logs" USING btree ("subject_type","subject_id","created_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "audit_logs_actor_id_idx" ON "audit_logs" USING btree ("actor_id","created_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "audit_logs_club_id_idx" ON "audit_logs" USING btree ("club_id","created_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "audit_logs_created_at_idx" ON "audit_logs" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_feeds_token_hash_key" ON "calendar_feeds" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "calendar_feeds_user_id_idx" ON "calendar_feeds" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "calendar_feeds_club_id_idx" ON "calendar_feeds" USING btree ("club_id");--> statement-breakpoint
CREATE INDEX "calendar_feeds_team_id_idx" ON "calendar_feeds" USING btree ("team_id");--> statement-breakpoint
CREATE INDEX "contact_messages_created_at_idx" ON "contact_messages" USING btree ("created_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "notification_outbox_unsent_idx" ON "notification_outbox" USING btree ("id") WHERE "notification_outbox"."sent_at" is null;--> statement-breakpoint
CREATE INDEX "notifications_user_id_idx" ON "notifications" USING btree ("user_id","created_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "notifications_unread_idx" ON "notifications" USING btree ("user_id") WHERE "notifications"."read_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "reports_open_key" ON "reports" USING btree ("reporter_id","subject_type","subject_id") WHERE "reports"."status" = 'open';--> statement-breakpoint
CREATE INDEX "reports_status_idx" ON "reports" USING btree ("status","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "slug_redirects_slug_key" ON "slug_redirects" USING btree ("kind","slug");--> statement-breakpoint
CREATE INDEX "slug_redirects_target_id_idx" ON "slug_redirects" USING btree ("target_id");--> statement-breakpoint
CREATE UNIQUE INDEX "lap_times_lap_number_key" ON "lap_times" USING btree ("result_id","lap_number");--> statement-breakpoint
CREATE INDEX "lap_times_best_idx" ON "lap_times" USING btree ("profile_id","layout_id","car_id","lap_ms") WHERE "lap_times"."valid";--> statement-breakpoint
CREATE INDEX "lap_times_layout_best_idx" ON "lap_times" USING btree ("layout_id","lap_ms") WHERE "lap_times"."valid";--> statement-breakpoint
CREATE UNIQUE INDEX "results_profile_id_key" ON "results" USING btree ("event_session_id","profile_id",coalesce("team_external_id", '')) WHERE "results"."profile_id" is not null;--> statement-breakpoint
CREATE INDEX "results_profile_raced_idx" ON "results" USING btree ("profile_id","raced_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE "results"."profile_id" is not null;--> statement-breakpoint
CREATE INDEX "results_session_idx" ON "results" USING btree ("event_session_id","finish_position");--> statement-breakpoint
CREATE INDEX "results_entry_id_idx" ON "results" USING btree ("entry_id");--> statement-breakpoint
CREATE INDEX "results_import_id_idx" ON "results" USING btree ("import_id");--> statement-breakpoint
CREATE INDEX "penalties_result_id_idx" ON "penalties" USING btree ("result_id");--> statement-breakpoint
CREATE UNIQUE INDEX "season_events_round_key" ON "season_events" USING btree ("season_id","round");--> statement-breakpoint
CREATE UNIQUE INDEX "season_events_event_id_key" ON "season_events" USING btree ("season_id","event_id");--> statement-breakpoint
CREATE INDEX "season_events_event_id_idx" ON "season_events" USING btree ("event_id");--> statement-breakpoint
CREATE UNIQUE INDEX "seasons_slug_key" ON "seasons" USING btree (lower("slug"));--> statement-breakpoint
CREATE INDEX "seasons_club_id_idx" ON "seasons" USING btree ("club_id");--> statement-breakpoint
CREATE UNIQUE INDEX "standings_profile_id_key" ON "standings" USING btree ("season_id","class_name","profile_id");--> statement-breakpoint
CREATE UNIQUE INDEX "standings_team_id_key" ON "standings" USING btree ("season_id","class_name","team_id");--> statement-breakpoint
CREATE INDEX "standings_profile_id_idx" ON "standings" USING btree ("profile_id");--> statement-breakpoint
CREATE INDEX "standings_team_id_idx" ON "standings" USING btree ("team_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_key_hash_key" ON "sessions" USING btree ("key_hash");--> statement-breakpoint
CREATE INDEX "sessions_user_id_idx" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_expires_at_idx" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "availability_templates_name_key" ON "availability_templates" USING btree ("user_id",lower("name"));--> statement-breakpoint
CREATE INDEX "signup_cars_car_id_idx" ON "signup_cars" USING btree ("car_id");--> statement-breakpoint
CREATE INDEX "signup_classes_event_class_id_idx" ON "signup_classes" USING btree ("event_class_id");--> statement-breakpoint
CREATE INDEX "signup_pairings_other_signup_id_idx" ON "signup_pairings" USING btree ("other_signup_id");--> statement-breakpoint
CREATE UNIQUE INDEX "signup_sheets_event_id_key" ON "signup_sheets" USING btree ("club_id","event_id");--> statement-breakpoint
CREATE INDEX "signup_sheets_event_id_idx" ON "signup_sheets" USING btree ("event_id");--> statement-breakpoint
CREATE INDEX "signup_slots_time_slot_id_idx" ON "signup_slots" USING btree ("time_slot_id");--> statement-breakpoint
CREATE UNIQUE INDEX "signups_user_id_key" ON "signups" USING btree ("sheet_id","user_id");--> statement-breakpoint
CREATE INDEX "signups_user_id_idx" ON "signups" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "signups_profile_id_idx" ON "signups" USING btree ("profile_id");--> statement-breakpoint
CREATE INDEX "car_class_members_car_id_idx" ON "car_class_members" USING btree ("car_id");--> statement-breakpoint
CREATE UNIQUE INDEX "car_classes_external_id_key" ON "car_classes" USING btree ("simulator_id","external_id");--> statement-breakpoint
CREATE UNIQUE INDEX "cars_external_id_key" ON "cars" USING btree ("simulator_id","external_id");--> statement-breakpoint
CREATE UNIQUE INDEX "layouts_external_id_key" ON "layouts" USING btree ("simulator_id","external_id");--> statement-breakpoint
CREATE INDEX "layouts_track_id_idx" ON "layouts" USING btree ("track_id");--> statement-breakpoint
CREATE UNIQUE INDEX "series_external_id_key" ON "series" USING btree ("simulator_id","external_id");--> statement-breakpoint
CREATE UNIQUE INDEX "simulators_slug_key" ON "simulators" USING btree ("slug");--> statement-breakpoint
CREATE UNIQUE INDEX "tracks_external_id_key" ON "tracks" USING btree ("simulator_id","external_id");--> statement-breakpoint
CREATE INDEX "stints_entry_driver_id_idx" ON "stints" USING btree ("entry_driver_id","planned_start");--> statement-breakpoint
CREATE UNIQUE INDEX "strategies_active_key" ON "strategies" USING btree ("entry_id") WHERE "strategies"."is_active";--> statement-breakpoint
CREATE UNIQUE INDEX "strategies_name_key" ON "strategies" USING btree ("entry_id",lower("name"));--> statement-breakpoint
CREATE UNIQUE INDEX "strategies_share_token_hash_key" ON "strategies" USING btree ("share_token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "team_members_user_id_key" ON "team_members" USING btree ("team_id","user_id");--> statement-breakpoint
CREATE INDEX "team_members_user_id_idx" ON "team_members" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "teams_slug_key" ON "teams" USING btree (lower("slug"));--> statement-breakpoint
CREATE UNIQUE INDEX "teams_club_name_key" ON "teams" USING btree ("club_id",lower("name"));--> statement-breakpoint
CREATE INDEX "teams_search_trgm" ON "teams" USING gin (simlane_fold("name") gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "user_tokens_token_hash_key" ON "user_tokens" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "user_tokens_user_id_idx" ON "user_tokens" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_handle_key" ON "users" USING btree (lower("handle"));--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_key" ON "users" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "users_searchable_trgm" ON "users" USING gin (simlane_fold("name") gin_trgm_ops) WHERE "users"."searchable" and "users"."suspended_at" is null;