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
--> statement-breakpoint
CREATE TABLE "billing_event" (
	"tenant_id" uuid NOT NULL,
	"event_id" text NOT NULL,
	"type" text NOT NULL,
	"heard_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "billing_event_pk" PRIMARY KEY("tenant_id","event_id")
);
--> statement-breakpoint
CREATE TABLE "usage_day" (
	"tenant_id" uuid NOT NULL,
	"day" date NOT NULL,
	"monitors" integer NOT NULL,
	"checks" bigint NOT NULL,
	CONSTRAINT "usage_day_pk" PRIMARY KEY("tenant_id","day")
);
--> statement-breakpoint
ALTER TABLE "monitor" ADD COLUMN "wanted_interval_seconds" integer;--> statement-breakpoint
ALTER TABLE "monitor" ADD COLUMN "pause_reason" text;--> statement-breakpoint
ALTER TABLE "billing" ADD CONSTRAINT "billing_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "billing_event" ADD CONSTRAINT "billing_event_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "usage_day" ADD CONSTRAINT "usage_day_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "billing_look_idx" ON "billing" USING btree ("look_at");--> statement-breakpoint
CREATE INDEX "billing_event_heard_idx" ON "billing_event" USING btree ("heard_at");