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
--> statement-breakpoint
CREATE TABLE "notice_monitor" (
	"tenant_id" uuid NOT NULL,
	"notice_id" uuid NOT NULL,
	"monitor_id" uuid NOT NULL,
	CONSTRAINT "notice_monitor_pk" PRIMARY KEY("tenant_id","notice_id","monitor_id")
);
--> statement-breakpoint
CREATE TABLE "notice_update" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"notice_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "notice_update_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "snapshot" (
	"tenant_id" uuid NOT NULL,
	"status_page_id" uuid NOT NULL,
	"built_at" timestamp (3) with time zone NOT NULL,
	"built_from" "pg_snapshot" NOT NULL,
	"picture" jsonb NOT NULL,
	CONSTRAINT "snapshot_pk" PRIMARY KEY("tenant_id","status_page_id")
);
--> statement-breakpoint
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
--> statement-breakpoint
CREATE TABLE "status_page_monitor" (
	"tenant_id" uuid NOT NULL,
	"status_page_id" uuid NOT NULL,
	"monitor_id" uuid NOT NULL,
	CONSTRAINT "status_page_monitor_pk" PRIMARY KEY("tenant_id","status_page_id","monitor_id")
);
--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_status_page_fk" FOREIGN KEY ("tenant_id","status_page_id") REFERENCES "public"."status_page"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_monitor" ADD CONSTRAINT "notice_monitor_notice_fk" FOREIGN KEY ("tenant_id","notice_id") REFERENCES "public"."notice"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_monitor" ADD CONSTRAINT "notice_monitor_monitor_fk" FOREIGN KEY ("tenant_id","monitor_id") REFERENCES "public"."monitor"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_update" ADD CONSTRAINT "notice_update_notice_fk" FOREIGN KEY ("tenant_id","notice_id") REFERENCES "public"."notice"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snapshot" ADD CONSTRAINT "snapshot_status_page_fk" FOREIGN KEY ("tenant_id","status_page_id") REFERENCES "public"."status_page"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "status_page" ADD CONSTRAINT "status_page_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "status_page_monitor" ADD CONSTRAINT "status_page_monitor_status_page_fk" FOREIGN KEY ("tenant_id","status_page_id") REFERENCES "public"."status_page"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "status_page_monitor" ADD CONSTRAINT "status_page_monitor_monitor_fk" FOREIGN KEY ("tenant_id","monitor_id") REFERENCES "public"."monitor"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notice_opened_idx" ON "notice" USING btree ("tenant_id","opened_at");--> statement-breakpoint
CREATE INDEX "notice_monitor_monitor_idx" ON "notice_monitor" USING btree ("tenant_id","monitor_id");--> statement-breakpoint
CREATE INDEX "notice_update_at_idx" ON "notice_update" USING btree ("tenant_id","notice_id","at");--> statement-breakpoint
CREATE INDEX "status_page_published_idx" ON "status_page" USING btree ("tenant_id","id") WHERE "status_page"."state" = 'published';--> statement-breakpoint
CREATE INDEX "status_page_monitor_monitor_idx" ON "status_page_monitor" USING btree ("monitor_id");