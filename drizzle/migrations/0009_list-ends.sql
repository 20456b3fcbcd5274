CREATE INDEX "club_invitations_email_idx" ON "club_invitations" USING btree (lower("email")) WHERE "club_invitations"."email" is not null;--> statement-breakpoint
CREATE INDEX "join_requests_decided_idx" ON "join_requests" USING btree ("club_id","decided_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE "join_requests"."status" in ('accepted', 'refused') and "join_requests"."decided_at" is not null;--> statement-breakpoint
CREATE INDEX "event_sessions_races_idx" ON "event_sessions" USING btree ("starts_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE "event_sessions"."kind" = 'race';--> statement-breakpoint
CREATE INDEX "events_hidden_idx" ON "events" USING btree ("hidden_at") WHERE "events"."hidden_at" is not null;--> statement-breakpoint
CREATE INDEX "profile_claims_waiting_idx" ON "profile_claims" USING btree ("created_at","id") WHERE "profile_claims"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "sim_profiles_hidden_idx" ON "sim_profiles" USING btree ("hidden_at") WHERE "sim_profiles"."hidden_at" is not null;--> statement-breakpoint
CREATE INDEX "users_created_at_idx" ON "users" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);