ALTER TABLE "region" ADD COLUMN "seen_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "turn" ADD COLUMN "runs" jsonb DEFAULT '{}'::jsonb NOT NULL;