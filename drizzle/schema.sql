-- Made from the tables in packages/core/src/**/*.table.ts and the lists in walls.ts and doors.ts.
-- It is for reading; a database is brought here by the migrations, and a test compares the two.

CREATE TABLE "tenant" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"plan" text DEFAULT 'free' NOT NULL,
	"suspended_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tenant_slug_key" UNIQUE("slug")
);

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

CREATE TABLE "user" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"password_hash" text,
	"email_verified_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "user_email_key" UNIQUE("email")
);

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

CREATE TABLE "mail" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"recipient" text NOT NULL,
	"content" jsonb NOT NULL,
	"token" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"due_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp (3) with time zone,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"answer" text,
	CONSTRAINT "mail_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "mail_state_check" CHECK ("mail"."state" in ('waiting', 'sent', 'failed'))
);

CREATE TABLE "account_link" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"email" text NOT NULL,
	"hash" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "account_link_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "account_link_hash_key" UNIQUE("hash"),
	CONSTRAINT "account_link_purpose_check" CHECK ("account_link"."purpose" in ('resetPassword', 'confirmEmail', 'restoreEmail'))
);

CREATE TABLE "invitation" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"hash" text NOT NULL,
	"invited_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "invitation_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "invitation_hash_key" UNIQUE("hash"),
	CONSTRAINT "invitation_email_key" UNIQUE("tenant_id","email"),
	CONSTRAINT "invitation_role_check" CHECK ("invitation"."role" in ('viewer', 'member', 'admin', 'owner'))
);

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

CREATE TABLE "rate_limit" (
	"key" text PRIMARY KEY NOT NULL,
	"taken" integer NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL
);

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

CREATE TABLE "monitor" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"config" jsonb NOT NULL,
	"interval_seconds" integer NOT NULL,
	"wanted_interval_seconds" integer,
	"retry_interval_seconds" integer NOT NULL,
	"retries" integer NOT NULL,
	"timeout_seconds" integer NOT NULL,
	"recoveries" integer DEFAULT 1 NOT NULL,
	"recovery_seconds" integer DEFAULT 0 NOT NULL,
	"quorum" integer DEFAULT 1 NOT NULL,
	"upside_down" boolean DEFAULT false NOT NULL,
	"group_id" uuid,
	"depends_on_id" uuid,
	"paused_at" timestamp (3) with time zone,
	"pause_reason" text,
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

CREATE TABLE "tag" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"color" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tag_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "tag_name_key" UNIQUE("tenant_id","name")
);

CREATE TABLE "monitor_tag" (
	"tenant_id" uuid NOT NULL,
	"monitor_id" uuid NOT NULL,
	"tag_id" uuid NOT NULL,
	"value" text DEFAULT '' NOT NULL,
	CONSTRAINT "monitor_tag_pk" PRIMARY KEY("tenant_id","monitor_id","tag_id")
);

CREATE TABLE "region" (
	"code" smallint PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY (sequence name "region_code_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 32767 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"seen_at" timestamp (3) with time zone,
	CONSTRAINT "region_name_key" UNIQUE("name")
);

CREATE TABLE "worker" (
	"id" text PRIMARY KEY NOT NULL,
	"region" smallint NOT NULL,
	"concurrency" integer NOT NULL,
	"host" text NOT NULL,
	"started_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "worker_life" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "worker_life_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"worker_id" text NOT NULL,
	"region" smallint NOT NULL,
	"born_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"load" jsonb DEFAULT '{"held":0,"running":0,"recording":0,"sending":0}'::jsonb NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"after" text NOT NULL
);

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
	"failures" smallint DEFAULT 0 NOT NULL,
	"begun" boolean DEFAULT false NOT NULL,
	CONSTRAINT "schedule_pk" PRIMARY KEY("tenant_id","monitor_id","region")
);

CREATE TABLE "epoch" (
	"tenant_id" uuid NOT NULL,
	"monitor_id" uuid NOT NULL,
	"anchor_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"interval_seconds" integer NOT NULL,
	"region" smallint NOT NULL,
	CONSTRAINT "epoch_pk" PRIMARY KEY("tenant_id","monitor_id","region","anchor_at")
);

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

CREATE TABLE "turn" (
	"tenant_id" uuid NOT NULL,
	"monitor_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"from_state" text NOT NULL,
	"to_state" text NOT NULL,
	"incident" text,
	"flapping" text,
	"reason" text NOT NULL,
	"runs" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"plan" jsonb,
	CONSTRAINT "turn_pk" PRIMARY KEY("tenant_id","monitor_id","seq")
);

CREATE TABLE "span" (
	"tenant_id" uuid NOT NULL,
	"monitor_id" uuid NOT NULL,
	"from_at" timestamp (3) with time zone NOT NULL,
	"to_at" timestamp (3) with time zone,
	"up_ms" bigint DEFAULT 0 NOT NULL,
	"degraded_ms" bigint DEFAULT 0 NOT NULL,
	"down_ms" bigint DEFAULT 0 NOT NULL,
	"no_data_ms" bigint DEFAULT 0 NOT NULL,
	"maintenance_ms" bigint DEFAULT 0 NOT NULL,
	"paused_ms" bigint DEFAULT 0 NOT NULL,
	"outages" integer DEFAULT 0 NOT NULL,
	"state" text NOT NULL,
	CONSTRAINT "span_pk" PRIMARY KEY("tenant_id","monitor_id","from_at")
);

CREATE TABLE "incident" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"monitor_id" uuid NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"resolved_at" timestamp (3) with time zone,
	"acknowledged_at" timestamp (3) with time zone,
	"muted_at" timestamp (3) with time zone,
	"silenced_by_id" uuid,
	"opened_seq" integer NOT NULL,
	"resolved_seq" integer,
	"reason" text NOT NULL,
	CONSTRAINT "incident_pk" PRIMARY KEY("tenant_id","id")
);

CREATE TABLE "incident_entry" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"incident_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"user_id" uuid,
	"what" text NOT NULL,
	"text" text,
	CONSTRAINT "incident_entry_pk" PRIMARY KEY("tenant_id","id")
);

CREATE TABLE "standing" (
	"tenant_id" uuid NOT NULL,
	"monitor_id" uuid NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"outage_since" timestamp (3) with time zone,
	"seq" integer NOT NULL,
	"state" text NOT NULL,
	"settled" text NOT NULL,
	"runs" jsonb NOT NULL,
	"flapping_since" timestamp (3) with time zone,
	"turned_at" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "standing_pk" PRIMARY KEY("tenant_id","monitor_id")
);

CREATE TABLE "maintenance" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"title" text NOT NULL,
	"description" text NOT NULL,
	"time_zone" text NOT NULL,
	"timing" jsonb NOT NULL,
	"started_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"next_change_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "maintenance_pk" PRIMARY KEY("tenant_id","id")
);

CREATE TABLE "maintenance_monitor" (
	"tenant_id" uuid NOT NULL,
	"maintenance_id" uuid NOT NULL,
	"monitor_id" uuid NOT NULL,
	CONSTRAINT "maintenance_monitor_pk" PRIMARY KEY("tenant_id","maintenance_id","monitor_id")
);

CREATE TABLE "maintenance_tag" (
	"tenant_id" uuid NOT NULL,
	"maintenance_id" uuid NOT NULL,
	"tag_id" uuid NOT NULL,
	CONSTRAINT "maintenance_tag_pk" PRIMARY KEY("tenant_id","maintenance_id","tag_id")
);

CREATE TABLE "maintenance_window" (
	"tenant_id" uuid NOT NULL,
	"maintenance_id" uuid NOT NULL,
	"from_at" timestamp (3) with time zone NOT NULL,
	"to_at" timestamp (3) with time zone,
	CONSTRAINT "maintenance_window_pk" PRIMARY KEY("tenant_id","maintenance_id","from_at")
);

CREATE TABLE "channel" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"config" jsonb NOT NULL,
	"is_default" boolean NOT NULL,
	"disabled_at" timestamp (3) with time zone,
	"deleted_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_delivered_at" timestamp (3) with time zone,
	"failing_since" timestamp (3) with time zone,
	"last_error" text,
	CONSTRAINT "channel_pk" PRIMARY KEY("tenant_id","id")
);

CREATE TABLE "delivery" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"incident_id" uuid,
	"monitor_id" uuid,
	"channel_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"due_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp (3) with time zone,
	"turn_seq" integer,
	"token" integer DEFAULT 0 NOT NULL,
	"claimed_by" integer,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"unanswered" smallint DEFAULT 0 NOT NULL,
	"step" smallint DEFAULT 0 NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"reason" text,
	"message" jsonb NOT NULL,
	"answer" jsonb,
	CONSTRAINT "delivery_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "delivery_state_check" CHECK ("delivery"."state" in ('waiting', 'delivered', 'failed', 'combined', 'suppressed'))
);

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

CREATE TABLE "heartbeat" (
	"tenant_id" uuid NOT NULL,
	"monitor_id" uuid NOT NULL,
	"slot_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"latency_ms" real,
	"token" integer NOT NULL,
	"seq" integer,
	"dns" smallint DEFAULT 0 NOT NULL,
	"connect" smallint DEFAULT 0 NOT NULL,
	"tls" smallint DEFAULT 0 NOT NULL,
	"first_byte" smallint DEFAULT 0 NOT NULL,
	"body" smallint DEFAULT 0 NOT NULL,
	"region" smallint NOT NULL,
	"attempt" smallint NOT NULL,
	"status" text NOT NULL,
	"state" text NOT NULL,
	CONSTRAINT "heartbeat_pk" PRIMARY KEY("tenant_id","monitor_id","slot_at","region","attempt")
) PARTITION BY RANGE ("slot_at");

CREATE TABLE "heartbeat_hour" (
	"tenant_id" uuid NOT NULL,
	"monitor_id" uuid NOT NULL,
	"hour_at" timestamp (3) with time zone NOT NULL,
	"beats" integer NOT NULL,
	"region" smallint NOT NULL,
	"packed" "bytea" NOT NULL,
	CONSTRAINT "heartbeat_hour_pk" PRIMARY KEY("tenant_id","monitor_id","hour_at","region")
) PARTITION BY RANGE ("hour_at");

CREATE TABLE "heartbeat_day" (
	"day_at" timestamp (3) with time zone PRIMARY KEY NOT NULL,
	"tightened_at" timestamp (3) with time zone,
	"beats" bigint DEFAULT 0 NOT NULL,
	"through_tenant" uuid,
	"through_monitor" uuid,
	"packed_at" timestamp (3) with time zone
);

CREATE TABLE "evidence" (
	"tenant_id" uuid NOT NULL,
	"monitor_id" uuid NOT NULL,
	"slot_at" timestamp (3) with time zone NOT NULL,
	"region" smallint NOT NULL,
	"attempt" smallint NOT NULL,
	"status" text NOT NULL,
	"outcome" jsonb NOT NULL,
	CONSTRAINT "evidence_pk" PRIMARY KEY("tenant_id","monitor_id","status","slot_at","region","attempt")
) PARTITION BY RANGE ("slot_at");

CREATE TABLE "rollup_minute" (
	"tenant_id" uuid NOT NULL,
	"monitor_id" uuid NOT NULL,
	"from_at" timestamp (3) with time zone NOT NULL,
	"latency_sum" double precision NOT NULL,
	"latency_count" integer NOT NULL,
	"latency_min" real,
	"latency_max" real,
	"dns" real NOT NULL,
	"connect" real NOT NULL,
	"tls" real NOT NULL,
	"first_byte" real NOT NULL,
	"body" real NOT NULL,
	"up" integer NOT NULL,
	"degraded" integer NOT NULL,
	"down" integer NOT NULL,
	"unknown" integer NOT NULL,
	"blocked" integer NOT NULL,
	"region" smallint NOT NULL,
	"sketch" "bytea" NOT NULL,
	CONSTRAINT "rollup_minute_pk" PRIMARY KEY("tenant_id","monitor_id","from_at","region")
) PARTITION BY RANGE ("from_at");

CREATE TABLE "rollup_hour" (
	"tenant_id" uuid NOT NULL,
	"monitor_id" uuid NOT NULL,
	"from_at" timestamp (3) with time zone NOT NULL,
	"latency_sum" double precision NOT NULL,
	"latency_count" integer NOT NULL,
	"latency_min" real,
	"latency_max" real,
	"dns" real NOT NULL,
	"connect" real NOT NULL,
	"tls" real NOT NULL,
	"first_byte" real NOT NULL,
	"body" real NOT NULL,
	"up" integer NOT NULL,
	"degraded" integer NOT NULL,
	"down" integer NOT NULL,
	"unknown" integer NOT NULL,
	"blocked" integer NOT NULL,
	"region" smallint NOT NULL,
	"sketch" "bytea" NOT NULL,
	CONSTRAINT "rollup_hour_pk" PRIMARY KEY("tenant_id","monitor_id","from_at","region")
) PARTITION BY RANGE ("from_at");

CREATE TABLE "rollup_day" (
	"tenant_id" uuid NOT NULL,
	"monitor_id" uuid NOT NULL,
	"from_at" timestamp (3) with time zone NOT NULL,
	"latency_sum" double precision NOT NULL,
	"latency_count" integer NOT NULL,
	"latency_min" real,
	"latency_max" real,
	"dns" real NOT NULL,
	"connect" real NOT NULL,
	"tls" real NOT NULL,
	"first_byte" real NOT NULL,
	"body" real NOT NULL,
	"up" integer NOT NULL,
	"degraded" integer NOT NULL,
	"down" integer NOT NULL,
	"unknown" integer NOT NULL,
	"blocked" integer NOT NULL,
	"region" smallint NOT NULL,
	"sketch" "bytea" NOT NULL,
	CONSTRAINT "rollup_day_pk" PRIMARY KEY("tenant_id","monitor_id","from_at","region")
);

CREATE TABLE "rollup_mark" (
	"tenant_id" uuid NOT NULL,
	"monitor_id" uuid NOT NULL,
	"slot_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"region" smallint NOT NULL,
	"attempt" smallint NOT NULL,
	CONSTRAINT "rollup_mark_pk" PRIMARY KEY("tenant_id","monitor_id","region")
);

CREATE TABLE "usage_day" (
	"tenant_id" uuid NOT NULL,
	"day" date NOT NULL,
	"monitors" integer NOT NULL,
	"checks" bigint NOT NULL,
	CONSTRAINT "usage_day_pk" PRIMARY KEY("tenant_id","day")
);

CREATE TABLE "billing" (
	"tenant_id" uuid NOT NULL,
	"customer_id" text NOT NULL,
	"checkout_id" text,
	"state" text DEFAULT 'none' NOT NULL,
	"plan" text,
	"subscription_id" text,
	"period_ends_at" timestamp (3) with time zone,
	"cancels_at" timestamp (3) with time zone,
	"grace_ends_at" timestamp (3) with time zone,
	"history_plan" text,
	"history_until" timestamp (3) with time zone,
	"ticket" integer DEFAULT 0 NOT NULL,
	"written_ticket" integer DEFAULT 0 NOT NULL,
	"look_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "billing_pk" PRIMARY KEY("tenant_id"),
	CONSTRAINT "billing_customer_key" UNIQUE("customer_id"),
	CONSTRAINT "billing_state_check" CHECK ("billing"."state" in ('none', 'active', 'overdue', 'ended'))
);

CREATE TABLE "billing_event" (
	"tenant_id" uuid NOT NULL,
	"event_id" text NOT NULL,
	"type" text NOT NULL,
	"heard_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "billing_event_pk" PRIMARY KEY("tenant_id","event_id")
);

CREATE TABLE "status_page" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"description" text NOT NULL,
	"theme" text NOT NULL,
	"logo" text,
	"layout" jsonb NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "status_page_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "status_page_slug_key" UNIQUE("slug")
);

CREATE TABLE "status_page_monitor" (
	"tenant_id" uuid NOT NULL,
	"status_page_id" uuid NOT NULL,
	"monitor_id" uuid NOT NULL,
	CONSTRAINT "status_page_monitor_pk" PRIMARY KEY("tenant_id","status_page_id","monitor_id")
);

CREATE TABLE "notice" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"title" text NOT NULL,
	"impact" text NOT NULL,
	"state" text NOT NULL,
	"status_page_id" uuid,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"resolved_at" timestamp (3) with time zone,
	CONSTRAINT "notice_pk" PRIMARY KEY("tenant_id","id")
);

CREATE TABLE "notice_monitor" (
	"tenant_id" uuid NOT NULL,
	"notice_id" uuid NOT NULL,
	"monitor_id" uuid NOT NULL,
	CONSTRAINT "notice_monitor_pk" PRIMARY KEY("tenant_id","notice_id","monitor_id")
);

CREATE TABLE "notice_update" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"notice_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "notice_update_pk" PRIMARY KEY("tenant_id","id")
);

CREATE TABLE "snapshot" (
	"tenant_id" uuid NOT NULL,
	"status_page_id" uuid NOT NULL,
	"built_at" timestamp (3) with time zone NOT NULL,
	"built_from" "pg_snapshot" NOT NULL,
	"picture" jsonb NOT NULL,
	CONSTRAINT "snapshot_pk" PRIMARY KEY("tenant_id","status_page_id")
);

ALTER TABLE "domain" ADD CONSTRAINT "domain_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "member" ADD CONSTRAINT "member_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "member" ADD CONSTRAINT "member_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "session" ADD CONSTRAINT "session_member_fk" FOREIGN KEY ("tenant_id","user_id") REFERENCES "public"."member"("tenant_id","user_id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "arrival" ADD CONSTRAINT "arrival_member_fk" FOREIGN KEY ("tenant_id","user_id") REFERENCES "public"."member"("tenant_id","user_id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "mail" ADD CONSTRAINT "mail_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "account_link" ADD CONSTRAINT "account_link_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "monitor" ADD CONSTRAINT "monitor_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "monitor" ADD CONSTRAINT "monitor_group_fk" FOREIGN KEY ("tenant_id","group_id") REFERENCES "public"."monitor"("tenant_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "monitor" ADD CONSTRAINT "monitor_depends_on_fk" FOREIGN KEY ("tenant_id","depends_on_id") REFERENCES "public"."monitor"("tenant_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "tag" ADD CONSTRAINT "tag_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "monitor_tag" ADD CONSTRAINT "monitor_tag_monitor_fk" FOREIGN KEY ("tenant_id","monitor_id") REFERENCES "public"."monitor"("tenant_id","id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "monitor_tag" ADD CONSTRAINT "monitor_tag_tag_fk" FOREIGN KEY ("tenant_id","tag_id") REFERENCES "public"."tag"("tenant_id","id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "schedule" ADD CONSTRAINT "schedule_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "epoch" ADD CONSTRAINT "epoch_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "ping" ADD CONSTRAINT "ping_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "incident_entry" ADD CONSTRAINT "incident_entry_incident_fk" FOREIGN KEY ("tenant_id","incident_id") REFERENCES "public"."incident"("tenant_id","id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "standing" ADD CONSTRAINT "standing_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "maintenance" ADD CONSTRAINT "maintenance_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "maintenance_monitor" ADD CONSTRAINT "maintenance_monitor_maintenance_fk" FOREIGN KEY ("tenant_id","maintenance_id") REFERENCES "public"."maintenance"("tenant_id","id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "maintenance_monitor" ADD CONSTRAINT "maintenance_monitor_monitor_fk" FOREIGN KEY ("tenant_id","monitor_id") REFERENCES "public"."monitor"("tenant_id","id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "maintenance_tag" ADD CONSTRAINT "maintenance_tag_maintenance_fk" FOREIGN KEY ("tenant_id","maintenance_id") REFERENCES "public"."maintenance"("tenant_id","id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "maintenance_tag" ADD CONSTRAINT "maintenance_tag_tag_fk" FOREIGN KEY ("tenant_id","tag_id") REFERENCES "public"."tag"("tenant_id","id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "maintenance_window" ADD CONSTRAINT "maintenance_window_maintenance_fk" FOREIGN KEY ("tenant_id","maintenance_id") REFERENCES "public"."maintenance"("tenant_id","id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "channel" ADD CONSTRAINT "channel_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "probe" ADD CONSTRAINT "probe_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "heartbeat_hour" ADD CONSTRAINT "heartbeat_hour_monitor_fk" FOREIGN KEY ("tenant_id","monitor_id") REFERENCES "public"."monitor"("tenant_id","id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "rollup_mark" ADD CONSTRAINT "rollup_mark_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "usage_day" ADD CONSTRAINT "usage_day_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "billing" ADD CONSTRAINT "billing_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "billing_event" ADD CONSTRAINT "billing_event_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "status_page" ADD CONSTRAINT "status_page_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "status_page_monitor" ADD CONSTRAINT "status_page_monitor_status_page_fk" FOREIGN KEY ("tenant_id","status_page_id") REFERENCES "public"."status_page"("tenant_id","id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "status_page_monitor" ADD CONSTRAINT "status_page_monitor_monitor_fk" FOREIGN KEY ("tenant_id","monitor_id") REFERENCES "public"."monitor"("tenant_id","id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "notice" ADD CONSTRAINT "notice_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "notice" ADD CONSTRAINT "notice_status_page_fk" FOREIGN KEY ("tenant_id","status_page_id") REFERENCES "public"."status_page"("tenant_id","id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "notice_monitor" ADD CONSTRAINT "notice_monitor_notice_fk" FOREIGN KEY ("tenant_id","notice_id") REFERENCES "public"."notice"("tenant_id","id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "notice_monitor" ADD CONSTRAINT "notice_monitor_monitor_fk" FOREIGN KEY ("tenant_id","monitor_id") REFERENCES "public"."monitor"("tenant_id","id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "notice_update" ADD CONSTRAINT "notice_update_notice_fk" FOREIGN KEY ("tenant_id","notice_id") REFERENCES "public"."notice"("tenant_id","id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "snapshot" ADD CONSTRAINT "snapshot_status_page_fk" FOREIGN KEY ("tenant_id","status_page_id") REFERENCES "public"."status_page"("tenant_id","id") ON DELETE cascade ON UPDATE no action;
CREATE INDEX "member_user_idx" ON "member" USING btree ("user_id");
CREATE INDEX "session_user_idx" ON "session" USING btree ("tenant_id","user_id");
CREATE INDEX "mail_due_idx" ON "mail" USING btree ("due_at") WHERE "mail"."state" = 'waiting';
CREATE INDEX "mail_settled_idx" ON "mail" USING btree ("settled_at") WHERE "mail"."settled_at" is not null;
CREATE INDEX "audit_log_at_idx" ON "audit_log" USING btree ("tenant_id","at");
CREATE INDEX "rate_limit_ends_idx" ON "rate_limit" USING btree ("ends_at");
CREATE INDEX "event_position_idx" ON "event" USING btree ("xid","id");
CREATE INDEX "event_at_idx" ON "event" USING btree ("at");
CREATE INDEX "monitor_group_idx" ON "monitor" USING btree ("tenant_id","group_id") WHERE "monitor"."group_id" is not null;
CREATE INDEX "monitor_depends_on_idx" ON "monitor" USING btree ("tenant_id","depends_on_id") WHERE "monitor"."depends_on_id" is not null;
CREATE INDEX "monitor_name_idx" ON "monitor" USING btree ("tenant_id","name");
CREATE INDEX "monitor_deleted_idx" ON "monitor" USING btree ("deleted_at") WHERE "monitor"."deleted_at" is not null;
CREATE INDEX "monitor_tag_tag_idx" ON "monitor_tag" USING btree ("tenant_id","tag_id");
CREATE INDEX "worker_life_region_idx" ON "worker_life" USING btree ("region","seen_at");
CREATE INDEX "schedule_due_idx" ON "schedule" USING btree ("region","due_at","tenant_id");
CREATE INDEX "schedule_tenant_due_idx" ON "schedule" USING btree ("region","tenant_id","due_at");
CREATE INDEX "ping_monitor_idx" ON "ping" USING btree ("tenant_id","monitor_id","at");
CREATE UNIQUE INDEX "incident_open_key" ON "incident" USING btree ("tenant_id","monitor_id") WHERE "incident"."resolved_at" is null;
CREATE INDEX "incident_silenced_idx" ON "incident" USING btree ("tenant_id","id") WHERE "incident"."silenced_by_id" is not null and "incident"."resolved_at" is null;
CREATE INDEX "incident_opened_idx" ON "incident" USING btree ("tenant_id","opened_at");
CREATE INDEX "incident_monitor_idx" ON "incident" USING btree ("tenant_id","monitor_id","opened_at");
CREATE INDEX "incident_entry_at_idx" ON "incident_entry" USING btree ("tenant_id","incident_id","at");
CREATE INDEX "standing_maintenance_idx" ON "standing" USING btree ("tenant_id","monitor_id") WHERE "standing"."settled" = 'm';
CREATE INDEX "maintenance_change_idx" ON "maintenance" USING btree ("next_change_at");
CREATE INDEX "maintenance_monitor_monitor_idx" ON "maintenance_monitor" USING btree ("tenant_id","monitor_id");
CREATE INDEX "maintenance_tag_tag_idx" ON "maintenance_tag" USING btree ("tenant_id","tag_id");
CREATE UNIQUE INDEX "maintenance_window_open_key" ON "maintenance_window" USING btree ("tenant_id","maintenance_id") WHERE "maintenance_window"."to_at" is null;
CREATE UNIQUE INDEX "delivery_plan_key" ON "delivery" USING btree ("tenant_id","monitor_id","turn_seq","channel_id","step");
CREATE INDEX "delivery_due_idx" ON "delivery" USING btree ("due_at","tenant_id","channel_id") WHERE "delivery"."state" = 'waiting';
CREATE INDEX "delivery_channel_idx" ON "delivery" USING btree ("tenant_id","channel_id","due_at") WHERE "delivery"."state" = 'waiting';
CREATE INDEX "delivery_thread_idx" ON "delivery" USING btree ("tenant_id","monitor_id","channel_id","turn_seq","step") WHERE "delivery"."state" = 'waiting';
CREATE INDEX "delivery_incident_idx" ON "delivery" USING btree ("tenant_id","incident_id");
CREATE INDEX "delivery_created_idx" ON "delivery" USING btree ("tenant_id","created_at");
CREATE INDEX "delivery_settled_idx" ON "delivery" USING btree ("settled_at") WHERE "delivery"."settled_at" is not null;
CREATE INDEX "probe_due_idx" ON "probe" USING btree ("region","due_at") WHERE "probe"."answered_at" is null;
CREATE INDEX "probe_monitor_idx" ON "probe" USING btree ("tenant_id","monitor_id","requested_at");
CREATE INDEX "rollup_mark_due_idx" ON "rollup_mark" USING btree ("due_at");
CREATE INDEX "billing_look_idx" ON "billing" USING btree ("look_at");
CREATE INDEX "billing_event_heard_idx" ON "billing_event" USING btree ("heard_at");
CREATE INDEX "status_page_published_idx" ON "status_page" USING btree ("tenant_id","id") WHERE "status_page"."state" = 'published';
CREATE INDEX "status_page_monitor_monitor_idx" ON "status_page_monitor" USING btree ("monitor_id");
CREATE INDEX "notice_opened_idx" ON "notice" USING btree ("tenant_id","opened_at");
CREATE INDEX "notice_monitor_monitor_idx" ON "notice_monitor" USING btree ("tenant_id","monitor_id");
CREATE INDEX "notice_update_at_idx" ON "notice_update" USING btree ("tenant_id","notice_id","at");

-- The walls.

do $$ declare p record; begin
  for p in select policyname, tablename from pg_policies where schemaname = 'public' loop
    execute format('drop policy %I on %I', p.policyname, p.tablename);
  end loop;
end $$;

-- "tenant"
alter table "tenant" enable row level security;
alter table "tenant" force row level security;
revoke all on "tenant" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "tenant" for all to nightjar_owner using (true) with check (true);
create policy "tenant" on "tenant" for all to nightjar_app using ("tenant"."id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check ("tenant"."id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on "tenant" to nightjar_app;
grant insert on "tenant" to nightjar_app;
grant update (name, slug, plan) on "tenant" to nightjar_app;

-- "domain"
alter table "domain" enable row level security;
alter table "domain" force row level security;
revoke all on "domain" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "domain" for all to nightjar_owner using (true) with check (true);
create policy "tenant" on "domain" for all to nightjar_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on "domain" to nightjar_app;
grant insert on "domain" to nightjar_app;
grant update on "domain" to nightjar_app;
grant delete on "domain" to nightjar_app;

-- "user"
alter table "user" enable row level security;
alter table "user" force row level security;
revoke all on "user" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "user" for all to nightjar_owner using (true) with check (true);
create policy "tenant" on "user" for all to nightjar_app using (exists (select 1 from member where member.tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid) and member.user_id = "user"."id")) with check (exists (select 1 from member where member.tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid) and member.user_id = "user"."id"));
grant select (id, email, name, email_verified_at, created_at) on "user" to nightjar_app;

-- "member"
alter table "member" enable row level security;
alter table "member" force row level security;
revoke all on "member" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "member" for all to nightjar_owner using (true) with check (true);
create policy "tenant" on "member" for all to nightjar_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on "member" to nightjar_app;
grant insert on "member" to nightjar_app;
grant update on "member" to nightjar_app;
grant delete on "member" to nightjar_app;

-- "session"
alter table "session" enable row level security;
alter table "session" force row level security;
revoke all on "session" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "session" for all to nightjar_owner using (true) with check (true);
create policy "tenant" on "session" for all to nightjar_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on "session" to nightjar_app;
grant insert on "session" to nightjar_app;
grant update on "session" to nightjar_app;
grant delete on "session" to nightjar_app;

-- "arrival"
alter table "arrival" enable row level security;
alter table "arrival" force row level security;
revoke all on "arrival" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "arrival" for all to nightjar_owner using (true) with check (true);
create policy "tenant" on "arrival" for all to nightjar_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on "arrival" to nightjar_app;
grant insert on "arrival" to nightjar_app;
grant update on "arrival" to nightjar_app;
grant delete on "arrival" to nightjar_app;

-- "mail"
alter table "mail" enable row level security;
alter table "mail" force row level security;
revoke all on "mail" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "mail" for all to nightjar_owner using (true) with check (true);
create policy "tenant" on "mail" for all to nightjar_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on "mail" to nightjar_app;
grant insert on "mail" to nightjar_app;
grant update on "mail" to nightjar_app;
grant delete on "mail" to nightjar_app;

-- "account_link"
alter table "account_link" enable row level security;
alter table "account_link" force row level security;
revoke all on "account_link" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "account_link" for all to nightjar_owner using (true) with check (true);
create policy "tenant" on "account_link" for all to nightjar_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on "account_link" to nightjar_app;
grant insert on "account_link" to nightjar_app;
grant update on "account_link" to nightjar_app;
grant delete on "account_link" to nightjar_app;

-- "invitation"
alter table "invitation" enable row level security;
alter table "invitation" force row level security;
revoke all on "invitation" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "invitation" for all to nightjar_owner using (true) with check (true);
create policy "tenant" on "invitation" for all to nightjar_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on "invitation" to nightjar_app;
grant insert on "invitation" to nightjar_app;
grant update on "invitation" to nightjar_app;
grant delete on "invitation" to nightjar_app;

-- "api_key"
alter table "api_key" enable row level security;
alter table "api_key" force row level security;
revoke all on "api_key" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "api_key" for all to nightjar_owner using (true) with check (true);
create policy "tenant" on "api_key" for all to nightjar_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on "api_key" to nightjar_app;
grant insert on "api_key" to nightjar_app;
grant update on "api_key" to nightjar_app;
grant delete on "api_key" to nightjar_app;

-- "audit_log"
alter table "audit_log" enable row level security;
alter table "audit_log" force row level security;
revoke all on "audit_log" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "audit_log" for all to nightjar_owner using (true) with check (true);
create policy "tenant" on "audit_log" for all to nightjar_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on "audit_log" to nightjar_app;
grant insert on "audit_log" to nightjar_app;

-- "rate_limit"
alter table "rate_limit" enable row level security;
alter table "rate_limit" force row level security;
revoke all on "rate_limit" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "rate_limit" for all to nightjar_owner using (true) with check (true);

-- "event"
alter table "event" enable row level security;
alter table "event" force row level security;
revoke all on "event" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "event" for all to nightjar_owner using (true) with check (true);
create policy "tenant" on "event" for all to nightjar_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on "event" to nightjar_app;
grant insert on "event" to nightjar_app;

-- "monitor"
alter table "monitor" enable row level security;
alter table "monitor" force row level security;
revoke all on "monitor" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "monitor" for all to nightjar_owner using (true) with check (true);
create policy "tenant" on "monitor" for all to nightjar_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on "monitor" to nightjar_app;
grant insert on "monitor" to nightjar_app;
grant update on "monitor" to nightjar_app;
grant delete on "monitor" to nightjar_app;

-- "tag"
alter table "tag" enable row level security;
alter table "tag" force row level security;
revoke all on "tag" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "tag" for all to nightjar_owner using (true) with check (true);
create policy "tenant" on "tag" for all to nightjar_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on "tag" to nightjar_app;
grant insert on "tag" to nightjar_app;
grant update on "tag" to nightjar_app;
grant delete on "tag" to nightjar_app;

-- "monitor_tag"
alter table "monitor_tag" enable row level security;
alter table "monitor_tag" force row level security;
revoke all on "monitor_tag" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "monitor_tag" for all to nightjar_owner using (true) with check (true);
create policy "tenant" on "monitor_tag" for all to nightjar_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on "monitor_tag" to nightjar_app;
grant insert on "monitor_tag" to nightjar_app;
grant update on "monitor_tag" to nightjar_app;
grant delete on "monitor_tag" to nightjar_app;

-- "region"
alter table "region" enable row level security;
alter table "region" force row level security;
revoke all on "region" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "region" for all to nightjar_owner using (true) with check (true);
create policy "tenant" on "region" for all to nightjar_app using (true) with check (true);
grant select on "region" to nightjar_app;

-- "worker"
alter table "worker" enable row level security;
alter table "worker" force row level security;
revoke all on "worker" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "worker" for all to nightjar_owner using (true) with check (true);

-- "worker_life"
alter table "worker_life" enable row level security;
alter table "worker_life" force row level security;
revoke all on "worker_life" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "worker_life" for all to nightjar_owner using (true) with check (true);

-- "schedule"
alter table "schedule" enable row level security;
alter table "schedule" force row level security;
revoke all on "schedule" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "schedule" for all to nightjar_owner using (true) with check (true);
alter table "schedule" set (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);
create policy "tenant" on "schedule" for all to nightjar_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on "schedule" to nightjar_app;
grant insert on "schedule" to nightjar_app;
grant update on "schedule" to nightjar_app;
grant delete on "schedule" to nightjar_app;

-- "epoch"
alter table "epoch" enable row level security;
alter table "epoch" force row level security;
revoke all on "epoch" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "epoch" for all to nightjar_owner using (true) with check (true);
create policy "tenant" on "epoch" for all to nightjar_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on "epoch" to nightjar_app;
grant insert on "epoch" to nightjar_app;
grant update on "epoch" to nightjar_app;
grant delete on "epoch" to nightjar_app;

-- "gap"
alter table "gap" enable row level security;
alter table "gap" force row level security;
revoke all on "gap" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "gap" for all to nightjar_owner using (true) with check (true);
create policy "tenant" on "gap" for all to nightjar_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on "gap" to nightjar_app;
grant insert on "gap" to nightjar_app;
grant update on "gap" to nightjar_app;
grant delete on "gap" to nightjar_app;

-- "ping"
alter table "ping" enable row level security;
alter table "ping" force row level security;
revoke all on "ping" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "ping" for all to nightjar_owner using (true) with check (true);
create policy "tenant" on "ping" for all to nightjar_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on "ping" to nightjar_app;
grant insert on "ping" to nightjar_app;

-- "turn"
alter table "turn" enable row level security;
alter table "turn" force row level security;
revoke all on "turn" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "turn" for all to nightjar_owner using (true) with check (true);
create policy "tenant" on "turn" for all to nightjar_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on "turn" to nightjar_app;
grant insert on "turn" to nightjar_app;
grant update on "turn" to nightjar_app;
grant delete on "turn" to nightjar_app;

-- "span"
alter table "span" enable row level security;
alter table "span" force row level security;
revoke all on "span" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "span" for all to nightjar_owner using (true) with check (true);
create policy "tenant" on "span" for all to nightjar_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on "span" to nightjar_app;
grant insert on "span" to nightjar_app;
grant update on "span" to nightjar_app;
grant delete on "span" to nightjar_app;

-- "incident"
alter table "incident" enable row level security;
alter table "incident" force row level security;
revoke all on "incident" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "incident" for all to nightjar_owner using (true) with check (true);
create policy "tenant" on "incident" for all to nightjar_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on "incident" to nightjar_app;
grant insert on "incident" to nightjar_app;
grant update on "incident" to nightjar_app;
grant delete on "incident" to nightjar_app;

-- "incident_entry"
alter table "incident_entry" enable row level security;
alter table "incident_entry" force row level security;
revoke all on "incident_entry" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "incident_entry" for all to nightjar_owner using (true) with check (true);
create policy "tenant" on "incident_entry" for all to nightjar_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on "incident_entry" to nightjar_app;
grant insert on "incident_entry" to nightjar_app;

-- "standing"
alter table "standing" enable row level security;
alter table "standing" force row level security;
revoke all on "standing" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "standing" for all to nightjar_owner using (true) with check (true);
alter table "standing" set (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_cost_delay = 0);
create policy "tenant" on "standing" for all to nightjar_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on "standing" to nightjar_app;
grant insert on "standing" to nightjar_app;
grant update on "standing" to nightjar_app;
grant delete on "standing" to nightjar_app;

-- "maintenance"
alter table "maintenance" enable row level security;
alter table "maintenance" force row level security;
revoke all on "maintenance" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "maintenance" for all to nightjar_owner using (true) with check (true);
create policy "tenant" on "maintenance" for all to nightjar_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on "maintenance" to nightjar_app;
grant insert on "maintenance" to nightjar_app;
grant update on "maintenance" to nightjar_app;
grant delete on "maintenance" to nightjar_app;

-- "maintenance_monitor"
alter table "maintenance_monitor" enable row level security;
alter table "maintenance_monitor" force row level security;
revoke all on "maintenance_monitor" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "maintenance_monitor" for all to nightjar_owner using (true) with check (true);
create policy "tenant" on "maintenance_monitor" for all to nightjar_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on "maintenance_monitor" to nightjar_app;
grant insert on "maintenance_monitor" to nightjar_app;
grant update on "maintenance_monitor" to nightjar_app;
grant delete on "maintenance_monitor" to nightjar_app;

-- "maintenance_tag"
alter table "maintenance_tag" enable row level security;
alter table "maintenance_tag" force row level security;
revoke all on "maintenance_tag" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "maintenance_tag" for all to nightjar_owner using (true) with check (true);
create policy "tenant" on "maintenance_tag" for all to nightjar_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on "maintenance_tag" to nightjar_app;
grant insert on "maintenance_tag" to nightjar_app;
grant update on "maintenance_tag" to nightjar_app;
grant delete on "maintenance_tag" to nightjar_app;

-- "maintenance_window"
alter table "maintenance_window" enable row level security;
alter table "maintenance_window" force row level security;
revoke all on "maintenance_window" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "maintenance_window" for all to nightjar_owner using (true) with check (true);
create policy "tenant" on "maintenance_window" for all to nightjar_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on "maintenance_window" to nightjar_app;
grant insert on "maintenance_window" to nightjar_app;
grant update on "maintenance_window" to nightjar_app;
grant delete on "maintenance_window" to nightjar_app;

-- "channel"
alter table "channel" enable row level security;
alter table "channel" force row level security;
revoke all on "channel" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "channel" for all to nightjar_owner using (true) with check (true);
create policy "tenant" on "channel" for all to nightjar_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on "channel" to nightjar_app;
grant insert on "channel" to nightjar_app;
grant update on "channel" to nightjar_app;
grant delete on "channel" to nightjar_app;

-- "delivery"
alter table "delivery" enable row level security;
alter table "delivery" force row level security;
revoke all on "delivery" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "delivery" for all to nightjar_owner using (true) with check (true);
create policy "tenant" on "delivery" for all to nightjar_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on "delivery" to nightjar_app;
grant insert on "delivery" to nightjar_app;
grant update on "delivery" to nightjar_app;
grant delete on "delivery" to nightjar_app;

-- "probe"
alter table "probe" enable row level security;
alter table "probe" force row level security;
revoke all on "probe" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "probe" for all to nightjar_owner using (true) with check (true);
create policy "tenant" on "probe" for all to nightjar_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on "probe" to nightjar_app;
grant insert on "probe" to nightjar_app;
grant update on "probe" to nightjar_app;
grant delete on "probe" to nightjar_app;

-- "heartbeat"
alter table "heartbeat" enable row level security;
alter table "heartbeat" force row level security;
revoke all on "heartbeat" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "heartbeat" for all to nightjar_owner using (true) with check (true);
create policy "tenant" on "heartbeat" for all to nightjar_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on "heartbeat" to nightjar_app;
grant insert on "heartbeat" to nightjar_app;
grant update on "heartbeat" to nightjar_app;
grant delete on "heartbeat" to nightjar_app;

-- "heartbeat_hour"
alter table "heartbeat_hour" enable row level security;
alter table "heartbeat_hour" force row level security;
revoke all on "heartbeat_hour" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "heartbeat_hour" for all to nightjar_owner using (true) with check (true);
create policy "tenant" on "heartbeat_hour" for all to nightjar_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on "heartbeat_hour" to nightjar_app;
grant insert on "heartbeat_hour" to nightjar_app;
grant update on "heartbeat_hour" to nightjar_app;
grant delete on "heartbeat_hour" to nightjar_app;

-- "heartbeat_day"
alter table "heartbeat_day" enable row level security;
alter table "heartbeat_day" force row level security;
revoke all on "heartbeat_day" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "heartbeat_day" for all to nightjar_owner using (true) with check (true);

-- "evidence"
alter table "evidence" enable row level security;
alter table "evidence" force row level security;
revoke all on "evidence" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "evidence" for all to nightjar_owner using (true) with check (true);
create policy "tenant" on "evidence" for all to nightjar_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on "evidence" to nightjar_app;
grant insert on "evidence" to nightjar_app;
grant update on "evidence" to nightjar_app;
grant delete on "evidence" to nightjar_app;

-- "rollup_minute"
alter table "rollup_minute" enable row level security;
alter table "rollup_minute" force row level security;
revoke all on "rollup_minute" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "rollup_minute" for all to nightjar_owner using (true) with check (true);
create policy "tenant" on "rollup_minute" for all to nightjar_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on "rollup_minute" to nightjar_app;
grant insert on "rollup_minute" to nightjar_app;
grant update on "rollup_minute" to nightjar_app;
grant delete on "rollup_minute" to nightjar_app;

-- "rollup_hour"
alter table "rollup_hour" enable row level security;
alter table "rollup_hour" force row level security;
revoke all on "rollup_hour" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "rollup_hour" for all to nightjar_owner using (true) with check (true);
create policy "tenant" on "rollup_hour" for all to nightjar_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on "rollup_hour" to nightjar_app;
grant insert on "rollup_hour" to nightjar_app;
grant update on "rollup_hour" to nightjar_app;
grant delete on "rollup_hour" to nightjar_app;

-- "rollup_day"
alter table "rollup_day" enable row level security;
alter table "rollup_day" force row level security;
revoke all on "rollup_day" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "rollup_day" for all to nightjar_owner using (true) with check (true);
create policy "tenant" on "rollup_day" for all to nightjar_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on "rollup_day" to nightjar_app;
grant insert on "rollup_day" to nightjar_app;
grant update on "rollup_day" to nightjar_app;
grant delete on "rollup_day" to nightjar_app;

-- "rollup_mark"
alter table "rollup_mark" enable row level security;
alter table "rollup_mark" force row level security;
revoke all on "rollup_mark" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "rollup_mark" for all to nightjar_owner using (true) with check (true);
alter table "rollup_mark" set (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);
create policy "tenant" on "rollup_mark" for all to nightjar_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on "rollup_mark" to nightjar_app;
grant insert on "rollup_mark" to nightjar_app;
grant update on "rollup_mark" to nightjar_app;
grant delete on "rollup_mark" to nightjar_app;

-- "usage_day"
alter table "usage_day" enable row level security;
alter table "usage_day" force row level security;
revoke all on "usage_day" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "usage_day" for all to nightjar_owner using (true) with check (true);
create policy "tenant" on "usage_day" for all to nightjar_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on "usage_day" to nightjar_app;

-- "billing"
alter table "billing" enable row level security;
alter table "billing" force row level security;
revoke all on "billing" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "billing" for all to nightjar_owner using (true) with check (true);
create policy "tenant" on "billing" for all to nightjar_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on "billing" to nightjar_app;
grant insert on "billing" to nightjar_app;
grant update on "billing" to nightjar_app;
grant delete on "billing" to nightjar_app;

-- "billing_event"
alter table "billing_event" enable row level security;
alter table "billing_event" force row level security;
revoke all on "billing_event" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "billing_event" for all to nightjar_owner using (true) with check (true);
create policy "tenant" on "billing_event" for all to nightjar_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on "billing_event" to nightjar_app;
grant insert on "billing_event" to nightjar_app;

-- "status_page"
alter table "status_page" enable row level security;
alter table "status_page" force row level security;
revoke all on "status_page" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "status_page" for all to nightjar_owner using (true) with check (true);
create policy "tenant" on "status_page" for all to nightjar_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on "status_page" to nightjar_app;
grant insert on "status_page" to nightjar_app;
grant update on "status_page" to nightjar_app;
grant delete on "status_page" to nightjar_app;

-- "status_page_monitor"
alter table "status_page_monitor" enable row level security;
alter table "status_page_monitor" force row level security;
revoke all on "status_page_monitor" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "status_page_monitor" for all to nightjar_owner using (true) with check (true);
create policy "tenant" on "status_page_monitor" for all to nightjar_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on "status_page_monitor" to nightjar_app;
grant insert on "status_page_monitor" to nightjar_app;
grant update on "status_page_monitor" to nightjar_app;
grant delete on "status_page_monitor" to nightjar_app;

-- "notice"
alter table "notice" enable row level security;
alter table "notice" force row level security;
revoke all on "notice" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "notice" for all to nightjar_owner using (true) with check (true);
create policy "tenant" on "notice" for all to nightjar_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on "notice" to nightjar_app;
grant insert on "notice" to nightjar_app;
grant update on "notice" to nightjar_app;
grant delete on "notice" to nightjar_app;

-- "notice_monitor"
alter table "notice_monitor" enable row level security;
alter table "notice_monitor" force row level security;
revoke all on "notice_monitor" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "notice_monitor" for all to nightjar_owner using (true) with check (true);
create policy "tenant" on "notice_monitor" for all to nightjar_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on "notice_monitor" to nightjar_app;
grant insert on "notice_monitor" to nightjar_app;
grant update on "notice_monitor" to nightjar_app;
grant delete on "notice_monitor" to nightjar_app;

-- "notice_update"
alter table "notice_update" enable row level security;
alter table "notice_update" force row level security;
revoke all on "notice_update" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "notice_update" for all to nightjar_owner using (true) with check (true);
create policy "tenant" on "notice_update" for all to nightjar_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on "notice_update" to nightjar_app;
grant insert on "notice_update" to nightjar_app;

-- "snapshot"
alter table "snapshot" enable row level security;
alter table "snapshot" force row level security;
revoke all on "snapshot" from public, nightjar_app, nightjar_door, nightjar_feed, nightjar_worker, nightjar_admin;
create policy "owner" on "snapshot" for all to nightjar_owner using (true) with check (true);
create policy "tenant" on "snapshot" for all to nightjar_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on "snapshot" to nightjar_app;
grant insert on "snapshot" to nightjar_app;
grant update on "snapshot" to nightjar_app;
grant delete on "snapshot" to nightjar_app;

-- nightjar_worker on "monitor": A claim reads the configuration; the sweep removes what was deleted, and the links to it.
create policy "worker" on "monitor" for all to nightjar_worker using (true) with check (true);
grant select, update (group_id, depends_on_id), delete on "monitor" to nightjar_worker;

-- nightjar_worker on "event": Turns append events; the sweep drops those over an hour old.
create policy "worker" on "event" for all to nightjar_worker using (true) with check (true);
grant select, insert, delete on "event" to nightjar_worker;

-- nightjar_worker on "session": The sweep removes sessions that have ended.
create policy "worker" on "session" for all to nightjar_worker using (true) with check (true);
grant select, delete on "session" to nightjar_worker;

-- nightjar_worker on "arrival": The sweep removes codes that nobody used in their 30 seconds.
create policy "worker" on "arrival" for all to nightjar_worker using (true) with check (true);
grant select, delete on "arrival" to nightjar_worker;

-- nightjar_worker on "account_link": The sweep removes links that nobody used in their time.
create policy "worker" on "account_link" for all to nightjar_worker using (true) with check (true);
grant select, delete on "account_link" to nightjar_worker;

-- nightjar_worker on "mail": Letters are sent from here; the sweep drops those that were settled a month ago.
create policy "worker" on "mail" for all to nightjar_worker using (true) with check (true);
grant select, update (attempts, due_at, state, settled_at, answer, token), delete on "mail" to nightjar_worker;

-- nightjar_worker on "region": A worker looks up the code of its region, gives it one at its first start, and signs for it.
create policy "worker" on "region" for all to nightjar_worker using (true) with check (true);
grant select, insert, update on "region" to nightjar_worker;

-- nightjar_worker on "worker": A worker registers itself at start.
create policy "worker" on "worker" for all to nightjar_worker using (true) with check (true);
grant select, insert, update on "worker" to nightjar_worker;

-- nightjar_worker on "worker_life": A sign of life every second; the reaper ends lives; old ones are swept.
create policy "worker" on "worker_life" for all to nightjar_worker using (true) with check (true);
grant select, insert, update, delete on "worker_life" to nightjar_worker;

-- nightjar_worker on "schedule": Claim, complete, release and reap are set-based over all tenants.
create policy "worker" on "schedule" for all to nightjar_worker using (true) with check (true);
grant select, update, delete on "schedule" to nightjar_worker;

-- nightjar_worker on "epoch": Pings are folded from the start of their epoch; the sweep removes those of deleted monitors.
create policy "worker" on "epoch" for all to nightjar_worker using (true) with check (true);
grant select, delete on "epoch" to nightjar_worker;

-- nightjar_worker on "gap": Completing explains the slots that nobody ran.
create policy "worker" on "gap" for all to nightjar_worker using (true) with check (true);
grant select, insert, delete on "gap" to nightjar_worker;

-- nightjar_worker on "ping": A push slot folds its pings; the sweep drops old ones.
create policy "worker" on "ping" for all to nightjar_worker using (true) with check (true);
grant select, delete on "ping" to nightjar_worker;

-- nightjar_worker on "turn": Completing appends turns; one that was held back is planned anew.
create policy "worker" on "turn" for all to nightjar_worker using (true) with check (true);
grant select, insert, update, delete on "turn" to nightjar_worker;

-- nightjar_worker on "span": A turn rewrites the spans after it.
create policy "worker" on "span" for all to nightjar_worker using (true) with check (true);
grant select, insert, update, delete on "span" to nightjar_worker;

-- nightjar_worker on "incident": Turns open and resolve incidents.
create policy "worker" on "incident" for all to nightjar_worker using (true) with check (true);
grant select, insert, update, delete on "incident" to nightjar_worker;

-- nightjar_worker on "standing": Completing locks standings, judges, and writes them back; so does entering and leaving maintenance.
create policy "worker" on "standing" for all to nightjar_worker using (true) with check (true);
grant select, update, delete on "standing" to nightjar_worker;

-- nightjar_worker on "maintenance": Those whose next change is due are locked, and told when to be looked at again.
create policy "worker" on "maintenance" for all to nightjar_worker using (true) with check (true);
grant select, update on "maintenance" to nightjar_worker;

-- nightjar_worker on "maintenance_window": Windows are opened and closed; the open ones say which monitors stand in maintenance.
create policy "worker" on "maintenance_window" for all to nightjar_worker using (true) with check (true);
grant select, insert, update on "maintenance_window" to nightjar_worker;

-- nightjar_worker on "maintenance_monitor": Which monitors an open window covers.
create policy "worker" on "maintenance_monitor" for all to nightjar_worker using (true) with check (true);
grant select on "maintenance_monitor" to nightjar_worker;

-- nightjar_worker on "maintenance_tag": Which tags an open window covers.
create policy "worker" on "maintenance_tag" for all to nightjar_worker using (true) with check (true);
grant select on "maintenance_tag" to nightjar_worker;

-- nightjar_worker on "monitor_tag": Which monitors have those tags.
create policy "worker" on "monitor_tag" for all to nightjar_worker using (true) with check (true);
grant select on "monitor_tag" to nightjar_worker;

-- nightjar_worker on "tenant": A message names its workspace and links to it; how long packed heartbeats are kept goes by the plan.
create policy "worker" on "tenant" for all to nightjar_worker using (true) with check (true);
grant select on "tenant" to nightjar_worker;

-- nightjar_worker on "channel": A turn is told to channels; a sender reads their configuration and notes how they are; the sweep erases.
create policy "worker" on "channel" for all to nightjar_worker using (true) with check (true);
grant select, update, delete on "channel" to nightjar_worker;

-- nightjar_worker on "delivery": A turn writes its messages; claim and settle are set-based over all tenants; old ones are swept.
create policy "worker" on "delivery" for all to nightjar_worker using (true) with check (true);
grant select, insert, update, delete on "delivery" to nightjar_worker;

-- nightjar_worker on "probe": Claim and answer of probes; a first failure asks other regions; old ones are swept.
create policy "worker" on "probe" for all to nightjar_worker using (true) with check (true);
grant select, insert, update, delete on "probe" to nightjar_worker;

-- nightjar_worker on "heartbeat": Completing appends; the rollup reads what came after its mark, the packer whole days.
create policy "worker" on "heartbeat" for all to nightjar_worker using (true) with check (true);
grant select, insert on "heartbeat" to nightjar_worker;

-- nightjar_worker on "heartbeat_hour": The packer writes hours; what a plan keeps no longer, and what was of deleted monitors, is removed.
create policy "worker" on "heartbeat_hour" for all to nightjar_worker using (true) with check (true);
grant select, insert, update, delete on "heartbeat_hour" to nightjar_worker;

-- nightjar_worker on "heartbeat_day": The packer notes how far it has come with a day.
create policy "worker" on "heartbeat_day" for all to nightjar_worker using (true) with check (true);
grant select, insert, update on "heartbeat_day" to nightjar_worker;

-- nightjar_worker on "evidence": Completing keeps what was seen of failures and turns; that of deleted monitors is removed.
create policy "worker" on "evidence" for all to nightjar_worker using (true) with check (true);
grant select, insert, delete on "evidence" to nightjar_worker;

-- nightjar_worker on "rollup_minute": The rollup folds new heartbeats into the rows of their minutes; those of deleted monitors are removed.
create policy "worker" on "rollup_minute" for all to nightjar_worker using (true) with check (true);
grant select, insert, update, delete on "rollup_minute" to nightjar_worker;

-- nightjar_worker on "rollup_hour": The same for hours.
create policy "worker" on "rollup_hour" for all to nightjar_worker using (true) with check (true);
grant select, insert, update, delete on "rollup_hour" to nightjar_worker;

-- nightjar_worker on "rollup_day": The same for days.
create policy "worker" on "rollup_day" for all to nightjar_worker using (true) with check (true);
grant select, insert, update, delete on "rollup_day" to nightjar_worker;

-- nightjar_worker on "rollup_mark": The rollup moves its marks.
create policy "worker" on "rollup_mark" for all to nightjar_worker using (true) with check (true);
grant select, update, delete on "rollup_mark" to nightjar_worker;

-- nightjar_worker on "usage_day": What was used in a day is added up for all tenants.
create policy "worker" on "usage_day" for all to nightjar_worker using (true) with check (true);
grant select, insert, update on "usage_day" to nightjar_worker;

-- nightjar_worker on "billing": Those to be looked at are taken, what is found is written as the tenant's own; a larger plan of before keeps history.
create policy "worker" on "billing" for all to nightjar_worker using (true) with check (true);
grant select, update (look_at) on "billing" to nightjar_worker;

-- nightjar_worker on "billing_event": The sweep drops those that the vendor sends no more.
create policy "worker" on "billing_event" for all to nightjar_worker using (true) with check (true);
grant select (heard_at), delete on "billing_event" to nightjar_worker;

-- nightjar_worker on "status_page": Which pages are published; each is drawn as its tenant.
create policy "worker" on "status_page" for all to nightjar_worker using (true) with check (true);
grant select on "status_page" to nightjar_worker;

-- nightjar_worker on "snapshot": Which of them show what is out of date.
create policy "worker" on "snapshot" for all to nightjar_worker using (true) with check (true);
grant select on "snapshot" to nightjar_worker;

-- nightjar_feed on "event": One reader per web process serves all streams of that process.
create policy "feed" on "event" for all to nightjar_feed using (true) with check (true);
grant select on "event" to nightjar_feed;

create policy "door_select" on "tenant" for select to nightjar_door using (true);
grant select (id, slug, name, plan, suspended_at, created_at) on "tenant" to nightjar_door;

create policy "door_select" on "domain" for select to nightjar_door using (true);
grant select (tenant_id, host, verified_at) on "domain" to nightjar_door;

create policy "door_select" on "billing" for select to nightjar_door using (true);
grant select (tenant_id, customer_id) on "billing" to nightjar_door;

create policy "door_select" on "user" for select to nightjar_door using (true);
grant select (id, email, password_hash) on "user" to nightjar_door;

create policy "door_select" on "session" for select to nightjar_door using (true);
grant select (id, user_id, tenant_id, hash, expires_at, last_seen_at) on "session" to nightjar_door;

create policy "door_select" on "arrival" for select to nightjar_door using (true);
grant select (user_id) on "arrival" to nightjar_door;

create policy "door_select" on "account_link" for select to nightjar_door using (true);
grant select (user_id, purpose, expires_at) on "account_link" to nightjar_door;

create policy "door_select" on "member" for select to nightjar_door using (true);
grant select (tenant_id, user_id, role) on "member" to nightjar_door;

create policy "door_select" on "api_key" for select to nightjar_door using (true);
grant select (id, tenant_id, hash, scopes, expires_at, revoked_at) on "api_key" to nightjar_door;

create policy "door_select" on "monitor" for select to nightjar_door using (true);
grant select (id, tenant_id, push_token_hash, paused_at, deleted_at) on "monitor" to nightjar_door;

create policy "door_select" on "status_page" for select to nightjar_door using (true);
grant select (id, tenant_id, slug, state) on "status_page" to nightjar_door;

create policy "door_select" on "snapshot" for select to nightjar_door using (true);
grant select (tenant_id, status_page_id, built_at, picture) on "snapshot" to nightjar_door;

create policy "door_select" on "status_page_monitor" for select to nightjar_door using (true);
grant select (tenant_id, status_page_id, monitor_id) on "status_page_monitor" to nightjar_door;

create policy "door_select" on "rate_limit" for select to nightjar_door using (true);
grant select (key, taken, ends_at) on "rate_limit" to nightjar_door;

create policy "door_insert" on "user" for insert to nightjar_door with check (true);

create policy "door_update" on "user" for update to nightjar_door using (true) with check (true);

grant insert (id, email, name, password_hash) on "user" to nightjar_door;

grant update (name) on "user" to nightjar_door;

grant update (password_hash) on "user" to nightjar_door;

grant update (email, email_verified_at) on "user" to nightjar_door;

create policy "door_delete" on "session" for delete to nightjar_door using (true);

grant delete on "session" to nightjar_door;

create policy "door_delete" on "arrival" for delete to nightjar_door using (true);

grant delete on "arrival" to nightjar_door;

create policy "door_delete" on "account_link" for delete to nightjar_door using (true);

grant delete on "account_link" to nightjar_door;

create policy "door_insert" on "rate_limit" for insert to nightjar_door with check (true);

create policy "door_update" on "rate_limit" for update to nightjar_door using (true) with check (true);

create policy "door_delete" on "rate_limit" for delete to nightjar_door using (true);

grant insert (key, taken, ends_at) on "rate_limit" to nightjar_door;

grant update (taken, ends_at) on "rate_limit" to nightjar_door;

grant delete on "rate_limit" to nightjar_door;

-- The doors.

do $$ declare f record; begin
  for f in select oid::regprocedure as signature from pg_proc where proowner = 'nightjar_door'::regrole loop
    execute format('drop function %s', f.signature);
  end loop;
end $$;

-- The host name of a request names the tenant, before anything else is known of it.
create function door_tenant_by_slug(arg_slug text) returns table (id uuid, slug text, name text, plan text, suspended boolean)
language sql stable security definer set search_path = public, pg_temp as $door$
select id, slug, name, plan, suspended_at is not null from tenant where slug = arg_slug
$door$;
revoke all on function door_tenant_by_slug(text) from public;
grant execute on function door_tenant_by_slug(text) to nightjar_app;

-- A tenant's own host name, only while its proof holds.
create function door_tenant_by_domain(arg_host text) returns table (id uuid, slug text, name text, plan text, suspended boolean)
language sql stable security definer set search_path = public, pg_temp as $door$
select t.id, t.slug, t.name, t.plan, t.suspended_at is not null from tenant t
      join domain d on d.tenant_id = t.id where d.host = arg_host and d.verified_at is not null
$door$;
revoke all on function door_tenant_by_domain(text) from public;
grant execute on function door_tenant_by_domain(text) to nightjar_app;

-- A key or token names its tenant by id; so does the header that selects one.
create function door_tenant_by_id(arg_id uuid) returns table (id uuid, slug text, name text, plan text, suspended boolean)
language sql stable security definer set search_path = public, pg_temp as $door$
select id, slug, name, plan, suspended_at is not null from tenant where id = arg_id
$door$;
revoke all on function door_tenant_by_id(uuid) from public;
grant execute on function door_tenant_by_id(uuid) to nightjar_app;

-- A webhook of the vendor of payments names its customer and nothing else.
create function door_tenant_by_customer(arg_customer text) returns table (id uuid, slug text, name text, plan text, suspended boolean)
language sql stable security definer set search_path = public, pg_temp as $door$
select t.id, t.slug, t.name, t.plan, t.suspended_at is not null from tenant t
      join billing b on b.tenant_id = t.id where b.customer_id = arg_customer
$door$;
revoke all on function door_tenant_by_customer(text) from public;
grant execute on function door_tenant_by_customer(text) to nightjar_app;

-- MULTI_TENANT=false: whatever host is asked, it is this one.
create function door_only_tenant() returns table (id uuid, slug text, name text, plan text, suspended boolean)
language sql stable security definer set search_path = public, pg_temp as $door$
select id, slug, name, plan, suspended_at is not null from tenant order by created_at, id limit 1
$door$;
revoke all on function door_only_tenant() from public;
grant execute on function door_only_tenant() to nightjar_app;

-- Sign-in begins with an e-mail address.
create function door_user_by_email(arg_email text) returns table (id uuid, email text, password_hash text)
language sql stable security definer set search_path = public, pg_temp as $door$
select id, email, password_hash from "user" where email = arg_email
$door$;
revoke all on function door_user_by_email(text) from public;
grant execute on function door_user_by_email(text) to nightjar_app;

-- A change of password asks for the present one, which no tenant may read.
create function door_user_by_id(arg_id uuid) returns table (id uuid, email text, password_hash text)
language sql stable security definer set search_path = public, pg_temp as $door$
select id, email, password_hash from "user" where id = arg_id
$door$;
revoke all on function door_user_by_id(uuid) from public;
grant execute on function door_user_by_id(uuid) to nightjar_app;

-- A person exists before the first tenant of theirs. No row comes back when the address is taken.
create function door_create_user(arg_id uuid, arg_email text, arg_name text, arg_password_hash text) returns table (id uuid)
language sql volatile security definer set search_path = public, pg_temp as $door$
insert into "user" (id, email, name, password_hash) values (arg_id, arg_email, arg_name, arg_password_hash)
      on conflict (email) do nothing returning id
$door$;
revoke all on function door_create_user(uuid, text, text, text) from public;
grant execute on function door_create_user(uuid, text, text, text) to nightjar_app;

-- A user belongs to many tenants, so none of them may write the row.
create function door_rename_user(arg_id uuid, arg_name text) returns table (id uuid)
language sql volatile security definer set search_path = public, pg_temp as $door$
update "user" set name = arg_name where id = arg_id returning id
$door$;
revoke all on function door_rename_user(uuid, text) from public;
grant execute on function door_rename_user(uuid, text) to nightjar_app;

-- A changed password ends that person's sessions in every tenant, and it cannot be had without that.
create function door_change_password(arg_id uuid, arg_password_hash text) returns table (session_id uuid)
language sql volatile security definer set search_path = public, pg_temp as $door$
with changed as (
        update "user" set password_hash = arg_password_hash where id = arg_id returning id
      ), unused as (
        delete from arrival using changed where arrival.user_id = changed.id
      ), sent as (
        delete from account_link l using changed where l.user_id = changed.id and l.purpose = 'resetPassword'
      )
      delete from session using changed where session.user_id = changed.id returning session.id
$door$;
revoke all on function door_change_password(uuid, text) from public;
grant execute on function door_change_password(uuid, text) to nightjar_app;

-- An address is a person's in all their tenants. No row comes back when it is somebody else's.
create function door_set_email(arg_id uuid, arg_email text, arg_verified boolean, arg_undone_from timestamptz) returns table (id uuid)
language sql volatile security definer set search_path = public, pg_temp as $door$
with changed as (
        update "user" set email = arg_email, email_verified_at = case when arg_verified then now() end
        where id = arg_id and not exists (select from "user" o where o.email = arg_email and o.id <> arg_id)
        returning id
      ), sent as (
        delete from account_link l using changed
        where l.user_id = changed.id
          and (l.purpose in ('resetPassword', 'confirmEmail') or l.expires_at > arg_undone_from)
      )
      select id from changed
$door$;
revoke all on function door_set_email(uuid, text, boolean, timestamptz) from public;
grant execute on function door_set_email(uuid, text, boolean, timestamptz) to nightjar_app;

-- The tenant switcher and find-my-workspace.
create function door_tenants_of_user(arg_user_id uuid) returns table (id uuid, slug text, name text, role text)
language sql stable security definer set search_path = public, pg_temp as $door$
select t.id, t.slug, t.name, m.role from member m join tenant t on t.id = m.tenant_id
      where m.user_id = arg_user_id order by t.name, t.id
$door$;
revoke all on function door_tenants_of_user(uuid) from public;
grant execute on function door_tenants_of_user(uuid) to nightjar_app;

-- A cookie is all that is known of a request.
create function door_session_by_hash(arg_hash text) returns table (id uuid, tenant_id uuid, user_id uuid, role text, expires_at timestamptz, last_seen_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $door$
select s.id, s.tenant_id, s.user_id, m.role, s.expires_at, s.last_seen_at from session s
      join member m on m.tenant_id = s.tenant_id and m.user_id = s.user_id
      where s.hash = arg_hash and s.expires_at > now()
$door$;
revoke all on function door_session_by_hash(text) from public;
grant execute on function door_session_by_hash(text) to nightjar_app;

-- A key is all that is known of a request.
create function door_api_key_by_hash(arg_hash text) returns table (id uuid, tenant_id uuid, scopes jsonb)
language sql stable security definer set search_path = public, pg_temp as $door$
select id, tenant_id, scopes from api_key where hash = arg_hash and revoked_at is null
      and (expires_at is null or expires_at > now())
$door$;
revoke all on function door_api_key_by_hash(text) from public;
grant execute on function door_api_key_by_hash(text) to nightjar_app;

-- A heartbeat comes with its token and nothing else.
create function door_monitor_by_push_token(arg_hash text) returns table (id uuid, tenant_id uuid, paused boolean)
language sql stable security definer set search_path = public, pg_temp as $door$
select id, tenant_id, paused_at is not null from monitor
      where push_token_hash = arg_hash and deleted_at is null
$door$;
revoke all on function door_monitor_by_push_token(text) from public;
grant execute on function door_monitor_by_push_token(text) to nightjar_app;

-- All that a visitor may see of a workspace: what is published. Not again where it is known.
create function door_page_by_slug(arg_slug text, arg_known_id uuid, arg_known_at timestamptz) returns table (id uuid, built_at timestamptz, picture jsonb)
language sql stable security definer set search_path = public, pg_temp as $door$
select p.id, s.built_at,
        case when (p.id, s.built_at) is distinct from (arg_known_id, arg_known_at) then s.picture end as picture
      from status_page p
      join snapshot s on s.tenant_id = p.tenant_id and s.status_page_id = p.id
      join tenant t on t.id = p.tenant_id
      where p.slug = arg_slug and p.state = 'published' and t.suspended_at is null
$door$;
revoke all on function door_page_by_slug(text, uuid, timestamptz) from public;
grant execute on function door_page_by_slug(text, uuid, timestamptz) to nightjar_app;

-- A badge names its monitor and nothing else; it tells what a published page tells of it.
create function door_page_by_monitor(arg_monitor uuid) returns table (slug text)
language sql stable security definer set search_path = public, pg_temp as $door$
select p.slug from status_page_monitor m
      join status_page p on p.tenant_id = m.tenant_id and p.id = m.status_page_id
      where m.monitor_id = arg_monitor and p.state = 'published' order by p.id limit 1
$door$;
revoke all on function door_page_by_monitor(uuid) from public;
grant execute on function door_page_by_monitor(uuid) to nightjar_app;

-- Sign-in counts attempts before it knows anybody. Each take removes some that have run out.
create function door_take_attempt(arg_key text, arg_seconds integer) returns table (taken integer, seconds_left integer)
language sql volatile security definer set search_path = public, pg_temp as $door$
with swept as (
        delete from rate_limit where key in (
          select key from rate_limit where ends_at < now() - interval '1 minute' and key <> arg_key
          limit 10 for update skip locked)
      )
      insert into rate_limit as r (key, taken, ends_at)
      values (arg_key, 1, now() + make_interval(secs => arg_seconds))
      on conflict (key) do update set
        taken = case when r.ends_at <= now() then 1 else r.taken + 1 end,
        ends_at = case when r.ends_at <= now() then excluded.ends_at else r.ends_at end
      returning taken, ceil(extract(epoch from ends_at - now()))::integer
$door$;
revoke all on function door_take_attempt(text, integer) from public;
grant execute on function door_take_attempt(text, integer) to nightjar_app;

-- A right password gives the account's attempts back.
create function door_forgive_attempts(arg_key text) returns table (key text)
language sql volatile security definer set search_path = public, pg_temp as $door$
delete from rate_limit where key = arg_key returning key
$door$;
revoke all on function door_forgive_attempts(text) from public;
grant execute on function door_forgive_attempts(text) to nightjar_app;

