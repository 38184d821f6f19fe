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
ALTER TABLE "span" ADD COLUMN "outages" integer DEFAULT 0 NOT NULL;