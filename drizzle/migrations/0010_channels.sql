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
--> statement-breakpoint
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
--> statement-breakpoint
ALTER TABLE "worker_life" ALTER COLUMN "load" SET DEFAULT '{"held":0,"running":0,"recording":0,"sending":0}'::jsonb;--> statement-breakpoint
ALTER TABLE "turn" ADD COLUMN "plan" jsonb;--> statement-breakpoint
ALTER TABLE "channel" ADD CONSTRAINT "channel_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "delivery_plan_key" ON "delivery" USING btree ("tenant_id","monitor_id","turn_seq","channel_id","step");--> statement-breakpoint
CREATE INDEX "delivery_due_idx" ON "delivery" USING btree ("due_at","tenant_id","channel_id") WHERE "delivery"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "delivery_channel_idx" ON "delivery" USING btree ("tenant_id","channel_id","due_at") WHERE "delivery"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "delivery_thread_idx" ON "delivery" USING btree ("tenant_id","monitor_id","channel_id","turn_seq","step") WHERE "delivery"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "delivery_incident_idx" ON "delivery" USING btree ("tenant_id","incident_id");--> statement-breakpoint
CREATE INDEX "delivery_created_idx" ON "delivery" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "delivery_settled_idx" ON "delivery" USING btree ("settled_at") WHERE "delivery"."settled_at" is not null;