CREATE TABLE "api_key" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"hash" text NOT NULL,
	"scopes" jsonb NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"last_used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "api_key_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "api_key_hash_key" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"xid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text,
	"action" text NOT NULL,
	"subject" text,
	"detail" jsonb,
	"address" text,
	CONSTRAINT "audit_log_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "event" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"xid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"name" text NOT NULL,
	"subject" text,
	"detail" jsonb,
	CONSTRAINT "event_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "gap" (
	"tenant_id" uuid NOT NULL,
	"monitor_id" uuid NOT NULL,
	"from_at" timestamp (3) with time zone NOT NULL,
	"to_at" timestamp (3) with time zone NOT NULL,
	"slots" integer NOT NULL,
	"seq" integer,
	"backlog" integer,
	"region" smallint NOT NULL,
	"cause" text NOT NULL,
	CONSTRAINT "gap_pk" PRIMARY KEY("tenant_id","monitor_id","region","from_at")
);
--> statement-breakpoint
CREATE TABLE "evidence" (
	"tenant_id" uuid NOT NULL,
	"monitor_id" uuid NOT NULL,
	"slot_at" timestamp (3) with time zone NOT NULL,
	"region" smallint NOT NULL,
	"attempt" smallint NOT NULL,
	"outcome" jsonb NOT NULL,
	CONSTRAINT "evidence_pk" PRIMARY KEY("tenant_id","monitor_id","slot_at","region","attempt")
) PARTITION BY RANGE ("slot_at");
--> statement-breakpoint
CREATE TABLE "heartbeat" (
	"tenant_id" uuid NOT NULL,
	"monitor_id" uuid NOT NULL,
	"slot_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"latency_ms" real,
	"token" integer NOT NULL,
	"seq" integer,
	"region" smallint NOT NULL,
	"attempt" smallint NOT NULL,
	"status" text NOT NULL,
	"state" text NOT NULL,
	CONSTRAINT "heartbeat_pk" PRIMARY KEY("tenant_id","monitor_id","slot_at","region","attempt")
) PARTITION BY RANGE ("slot_at");
--> statement-breakpoint
CREATE TABLE "incident" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"monitor_id" uuid NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"resolved_at" timestamp (3) with time zone,
	"opened_seq" integer NOT NULL,
	"resolved_seq" integer,
	"reason" text NOT NULL,
	CONSTRAINT "incident_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "member" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "member_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "member_user_key" UNIQUE("tenant_id","user_id"),
	CONSTRAINT "member_role_check" CHECK ("member"."role" in ('viewer', 'member', 'admin', 'owner'))
);
--> statement-breakpoint
CREATE TABLE "monitor" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"config" jsonb NOT NULL,
	"interval_seconds" integer NOT NULL,
	"retry_interval_seconds" integer NOT NULL,
	"retries" integer NOT NULL,
	"timeout_seconds" integer NOT NULL,
	"recoveries" integer DEFAULT 1 NOT NULL,
	"upside_down" boolean DEFAULT false NOT NULL,
	"paused_at" timestamp (3) with time zone,
	"deleted_at" timestamp (3) with time zone,
	"push_token_hash" text,
	"push_token_sealed" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "monitor_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "monitor_push_token_key" UNIQUE("push_token_hash"),
	CONSTRAINT "monitor_timeout_check" CHECK ("monitor"."timeout_seconds" <= 0.8 * least("monitor"."interval_seconds", "monitor"."retry_interval_seconds"))
);
--> statement-breakpoint
CREATE TABLE "ping" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"monitor_id" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ping_ms" real,
	"status" text,
	"message" text,
	"body" text,
	CONSTRAINT "ping_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "probe" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"monitor_id" uuid,
	"requested_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"due_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp (3) with time zone,
	"answered_at" timestamp (3) with time zone,
	"token" integer DEFAULT 0 NOT NULL,
	"claimed_by" integer,
	"timeout_seconds" integer,
	"seq" integer,
	"region" smallint NOT NULL,
	"why" text NOT NULL,
	"sealed_config" text,
	"outcome" jsonb,
	CONSTRAINT "probe_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "rate_limit" (
	"key" text PRIMARY KEY NOT NULL,
	"taken" integer NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "region" (
	"code" smallint PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY (sequence name "region_code_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 32767 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	CONSTRAINT "region_name_key" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "rollup_hour" (
	"tenant_id" uuid NOT NULL,
	"monitor_id" uuid NOT NULL,
	"hour_at" timestamp (3) with time zone NOT NULL,
	"latency_sum" double precision NOT NULL,
	"latency_min" real,
	"latency_max" real,
	"latency_count" integer NOT NULL,
	"up" integer NOT NULL,
	"degraded" integer NOT NULL,
	"down" integer NOT NULL,
	"unknown" integer NOT NULL,
	"blocked" integer NOT NULL,
	"region" smallint NOT NULL,
	"sketch" "bytea" NOT NULL,
	CONSTRAINT "rollup_hour_pk" PRIMARY KEY("tenant_id","monitor_id","hour_at","region")
);
--> statement-breakpoint
CREATE TABLE "rollup_mark" (
	"tenant_id" uuid NOT NULL,
	"monitor_id" uuid NOT NULL,
	"slot_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"region" smallint NOT NULL,
	"attempt" smallint NOT NULL,
	CONSTRAINT "rollup_mark_pk" PRIMARY KEY("tenant_id","monitor_id","region")
);
--> statement-breakpoint
CREATE TABLE "epoch" (
	"tenant_id" uuid NOT NULL,
	"monitor_id" uuid NOT NULL,
	"anchor_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"interval_seconds" integer NOT NULL,
	"region" smallint NOT NULL,
	CONSTRAINT "epoch_pk" PRIMARY KEY("tenant_id","monitor_id","region","anchor_at")
);
--> statement-breakpoint
CREATE TABLE "schedule" (
	"tenant_id" uuid NOT NULL,
	"monitor_id" uuid NOT NULL,
	"anchor_at" timestamp (3) with time zone NOT NULL,
	"next_slot_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone,
	"interval_seconds" integer NOT NULL,
	"token" integer DEFAULT 0 NOT NULL,
	"claimed_by" integer,
	"region" smallint NOT NULL,
	"attempt" smallint DEFAULT 0 NOT NULL,
	CONSTRAINT "schedule_pk" PRIMARY KEY("tenant_id","monitor_id","region")
);
--> statement-breakpoint
CREATE TABLE "arrival" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"purpose" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "arrival_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "arrival_hash_key" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"address" text,
	"user_agent" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "session_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "session_hash_key" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "span" (
	"tenant_id" uuid NOT NULL,
	"monitor_id" uuid NOT NULL,
	"from_at" timestamp (3) with time zone NOT NULL,
	"to_at" timestamp (3) with time zone,
	"state" text NOT NULL,
	CONSTRAINT "span_pk" PRIMARY KEY("tenant_id","monitor_id","from_at")
);
--> statement-breakpoint
CREATE TABLE "standing" (
	"tenant_id" uuid NOT NULL,
	"monitor_id" uuid NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"outage_since" timestamp (3) with time zone,
	"seq" integer NOT NULL,
	"state" text NOT NULL,
	"settled" text NOT NULL,
	"runs" jsonb NOT NULL,
	CONSTRAINT "standing_pk" PRIMARY KEY("tenant_id","monitor_id")
);
--> statement-breakpoint
CREATE TABLE "monitor_tag" (
	"tenant_id" uuid NOT NULL,
	"monitor_id" uuid NOT NULL,
	"tag_id" uuid NOT NULL,
	"value" text DEFAULT '' NOT NULL,
	CONSTRAINT "monitor_tag_pk" PRIMARY KEY("tenant_id","monitor_id","tag_id")
);
--> statement-breakpoint
CREATE TABLE "tag" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"color" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tag_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "tag_name_key" UNIQUE("tenant_id","name")
);
--> statement-breakpoint
CREATE TABLE "domain" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"host" text NOT NULL,
	"proof" text NOT NULL,
	"verified_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "domain_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "domain_host_key" UNIQUE("host")
);
--> statement-breakpoint
CREATE TABLE "tenant" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"plan" text DEFAULT 'free' NOT NULL,
	"suspended_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tenant_slug_key" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "turn" (
	"tenant_id" uuid NOT NULL,
	"monitor_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"from_state" text NOT NULL,
	"to_state" text NOT NULL,
	"incident" text,
	"reason" text NOT NULL,
	CONSTRAINT "turn_pk" PRIMARY KEY("tenant_id","monitor_id","seq")
);
--> statement-breakpoint
CREATE TABLE "user" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"password_hash" text,
	"email_verified_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "user_email_key" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "worker" (
	"id" text PRIMARY KEY NOT NULL,
	"region" smallint NOT NULL,
	"concurrency" integer NOT NULL,
	"host" text NOT NULL,
	"started_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "worker_life" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "worker_life_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"worker_id" text NOT NULL,
	"region" smallint NOT NULL,
	"born_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"after" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "monitor" ADD CONSTRAINT "monitor_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ping" ADD CONSTRAINT "ping_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "probe" ADD CONSTRAINT "probe_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rollup_mark" ADD CONSTRAINT "rollup_mark_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "epoch" ADD CONSTRAINT "epoch_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule" ADD CONSTRAINT "schedule_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "arrival" ADD CONSTRAINT "arrival_member_fk" FOREIGN KEY ("tenant_id","user_id") REFERENCES "public"."member"("tenant_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_member_fk" FOREIGN KEY ("tenant_id","user_id") REFERENCES "public"."member"("tenant_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standing" ADD CONSTRAINT "standing_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "monitor_tag" ADD CONSTRAINT "monitor_tag_monitor_fk" FOREIGN KEY ("tenant_id","monitor_id") REFERENCES "public"."monitor"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "monitor_tag" ADD CONSTRAINT "monitor_tag_tag_fk" FOREIGN KEY ("tenant_id","tag_id") REFERENCES "public"."tag"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tag" ADD CONSTRAINT "tag_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "domain" ADD CONSTRAINT "domain_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_log_at_idx" ON "audit_log" USING btree ("tenant_id","at");--> statement-breakpoint
CREATE INDEX "event_position_idx" ON "event" USING btree ("xid","id");--> statement-breakpoint
CREATE INDEX "event_at_idx" ON "event" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "incident_open_key" ON "incident" USING btree ("tenant_id","monitor_id") WHERE "incident"."resolved_at" is null;--> statement-breakpoint
CREATE INDEX "incident_opened_idx" ON "incident" USING btree ("tenant_id","opened_at");--> statement-breakpoint
CREATE INDEX "member_user_idx" ON "member" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "monitor_name_idx" ON "monitor" USING btree ("tenant_id","name");--> statement-breakpoint
CREATE INDEX "monitor_deleted_idx" ON "monitor" USING btree ("deleted_at") WHERE "monitor"."deleted_at" is not null;--> statement-breakpoint
CREATE INDEX "ping_monitor_idx" ON "ping" USING btree ("tenant_id","monitor_id","at");--> statement-breakpoint
CREATE INDEX "probe_due_idx" ON "probe" USING btree ("region","due_at") WHERE "probe"."answered_at" is null;--> statement-breakpoint
CREATE INDEX "probe_monitor_idx" ON "probe" USING btree ("tenant_id","monitor_id","requested_at");--> statement-breakpoint
CREATE INDEX "rate_limit_ends_idx" ON "rate_limit" USING btree ("ends_at");--> statement-breakpoint
CREATE INDEX "rollup_mark_due_idx" ON "rollup_mark" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "schedule_due_idx" ON "schedule" USING btree ("region","due_at","tenant_id");--> statement-breakpoint
CREATE INDEX "schedule_tenant_due_idx" ON "schedule" USING btree ("region","tenant_id","due_at");--> statement-breakpoint
CREATE INDEX "session_user_idx" ON "session" USING btree ("tenant_id","user_id");--> statement-breakpoint
CREATE INDEX "worker_life_region_idx" ON "worker_life" USING btree ("region","seen_at");