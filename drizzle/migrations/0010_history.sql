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
--> statement-breakpoint
CREATE TABLE "heartbeat_day" (
	"day_at" timestamp (3) with time zone PRIMARY KEY NOT NULL,
	"tightened_at" timestamp (3) with time zone,
	"beats" bigint DEFAULT 0 NOT NULL,
	"through_tenant" uuid,
	"through_monitor" uuid,
	"packed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "heartbeat_hour" (
	"tenant_id" uuid NOT NULL,
	"monitor_id" uuid NOT NULL,
	"hour_at" timestamp (3) with time zone NOT NULL,
	"beats" integer NOT NULL,
	"region" smallint NOT NULL,
	"packed" "bytea" NOT NULL,
	CONSTRAINT "heartbeat_hour_pk" PRIMARY KEY("tenant_id","monitor_id","hour_at","region")
) PARTITION BY RANGE ("hour_at");
--> statement-breakpoint
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
--> statement-breakpoint
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
--> statement-breakpoint
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
--> statement-breakpoint
ALTER TABLE "heartbeat_hour" ADD CONSTRAINT "heartbeat_hour_monitor_fk" FOREIGN KEY ("tenant_id","monitor_id") REFERENCES "public"."monitor"("tenant_id","id") ON DELETE cascade ON UPDATE no action;