DROP TABLE "evidence" CASCADE;--> statement-breakpoint
DROP TABLE "rollup_hour" CASCADE;--> statement-breakpoint
ALTER TABLE "heartbeat" ADD COLUMN "dns" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "heartbeat" ADD COLUMN "connect" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "heartbeat" ADD COLUMN "tls" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "heartbeat" ADD COLUMN "first_byte" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "heartbeat" ADD COLUMN "body" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "span" ADD COLUMN "up_ms" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "span" ADD COLUMN "degraded_ms" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "span" ADD COLUMN "down_ms" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "span" ADD COLUMN "no_data_ms" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "span" ADD COLUMN "maintenance_ms" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "span" ADD COLUMN "paused_ms" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "span" ADD COLUMN "outages" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
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
--> statement-breakpoint
-- What every span keeps of those before it.
UPDATE "span" s SET "up_ms" = t.u, "degraded_ms" = t.g, "down_ms" = t.d, "no_data_ms" = t.n, "maintenance_ms" = t.m,
	"paused_ms" = t.p, "outages" = t.outages
FROM (
	SELECT "tenant_id", "monitor_id", "from_at",
		coalesce(sum("ms") FILTER (WHERE "state" = 'u') OVER earlier, 0) AS u,
		coalesce(sum("ms") FILTER (WHERE "state" = 'g') OVER earlier, 0) AS g,
		coalesce(sum("ms") FILTER (WHERE "state" = 'd') OVER earlier, 0) AS d,
		coalesce(sum("ms") FILTER (WHERE "state" = 'n') OVER earlier, 0) AS n,
		coalesce(sum("ms") FILTER (WHERE "state" = 'm') OVER earlier, 0) AS m,
		coalesce(sum("ms") FILTER (WHERE "state" = 'p') OVER earlier, 0) AS p,
		count(*) FILTER (WHERE "state" = 'd') OVER earlier AS outages
	FROM (SELECT *, (extract(epoch FROM "to_at" - "from_at") * 1000)::int8 AS ms FROM "span") spans
	WINDOW earlier AS (PARTITION BY "tenant_id", "monitor_id" ORDER BY "from_at" ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
) t
WHERE t."tenant_id" = s."tenant_id" AND t."monitor_id" = s."monitor_id" AND t."from_at" = s."from_at";
--> statement-breakpoint
-- Every heartbeat is rolled up once more, into the new tables.
UPDATE "rollup_mark" SET "slot_at" = 'epoch', "attempt" = -1, "due_at" = now();
