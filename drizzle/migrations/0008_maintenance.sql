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
--> statement-breakpoint
CREATE TABLE "maintenance_monitor" (
	"tenant_id" uuid NOT NULL,
	"maintenance_id" uuid NOT NULL,
	"monitor_id" uuid NOT NULL,
	CONSTRAINT "maintenance_monitor_pk" PRIMARY KEY("tenant_id","maintenance_id","monitor_id")
);
--> statement-breakpoint
CREATE TABLE "maintenance_tag" (
	"tenant_id" uuid NOT NULL,
	"maintenance_id" uuid NOT NULL,
	"tag_id" uuid NOT NULL,
	CONSTRAINT "maintenance_tag_pk" PRIMARY KEY("tenant_id","maintenance_id","tag_id")
);
--> statement-breakpoint
CREATE TABLE "maintenance_window" (
	"tenant_id" uuid NOT NULL,
	"maintenance_id" uuid NOT NULL,
	"from_at" timestamp (3) with time zone NOT NULL,
	"to_at" timestamp (3) with time zone,
	CONSTRAINT "maintenance_window_pk" PRIMARY KEY("tenant_id","maintenance_id","from_at")
);
--> statement-breakpoint
ALTER TABLE "maintenance" ADD CONSTRAINT "maintenance_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "maintenance_monitor" ADD CONSTRAINT "maintenance_monitor_maintenance_fk" FOREIGN KEY ("tenant_id","maintenance_id") REFERENCES "public"."maintenance"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "maintenance_monitor" ADD CONSTRAINT "maintenance_monitor_monitor_fk" FOREIGN KEY ("tenant_id","monitor_id") REFERENCES "public"."monitor"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "maintenance_tag" ADD CONSTRAINT "maintenance_tag_maintenance_fk" FOREIGN KEY ("tenant_id","maintenance_id") REFERENCES "public"."maintenance"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "maintenance_tag" ADD CONSTRAINT "maintenance_tag_tag_fk" FOREIGN KEY ("tenant_id","tag_id") REFERENCES "public"."tag"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "maintenance_window" ADD CONSTRAINT "maintenance_window_maintenance_fk" FOREIGN KEY ("tenant_id","maintenance_id") REFERENCES "public"."maintenance"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "maintenance_change_idx" ON "maintenance" USING btree ("next_change_at");--> statement-breakpoint
CREATE INDEX "maintenance_monitor_monitor_idx" ON "maintenance_monitor" USING btree ("tenant_id","monitor_id");--> statement-breakpoint
CREATE INDEX "maintenance_tag_tag_idx" ON "maintenance_tag" USING btree ("tenant_id","tag_id");--> statement-breakpoint
CREATE UNIQUE INDEX "maintenance_window_open_key" ON "maintenance_window" USING btree ("tenant_id","maintenance_id") WHERE "maintenance_window"."to_at" is null;--> statement-breakpoint
CREATE INDEX "standing_maintenance_idx" ON "standing" USING btree ("tenant_id","monitor_id") WHERE "standing"."settled" = 'm';--> statement-breakpoint
CREATE INDEX "monitor_tag_tag_idx" ON "monitor_tag" USING btree ("tenant_id","tag_id");