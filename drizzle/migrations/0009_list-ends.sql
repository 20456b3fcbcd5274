CREATE INDEX "event_sessions_races_idx" ON "event_sessions" USING btree ("starts_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE "event_sessions"."kind" = 'race';--> statement-breakpoint
CREATE INDEX "events_hidden_idx" ON "events" USING btree ("hidden_at") WHERE "events"."hidden_at" is not null;--> statement-breakpoint
CREATE INDEX "profile_claims_waiting_idx" ON "profile_claims" USING btree ("created_at","id") WHERE "profile_claims"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "sim_profiles_hidden_idx" ON "sim_profiles" USING btree ("hidden_at") WHERE "sim_profiles"."hidden_at" is not null;--> statement-breakpoint
CREATE INDEX "users_created_at_idx" ON "users" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);