ALTER TABLE "gap" DROP CONSTRAINT "gap_tenant_id_tenant_id_fk";
--> statement-breakpoint
ALTER TABLE "incident" DROP CONSTRAINT "incident_tenant_id_tenant_id_fk";
--> statement-breakpoint
ALTER TABLE "rollup_hour" DROP CONSTRAINT "rollup_hour_tenant_id_tenant_id_fk";
--> statement-breakpoint
ALTER TABLE "span" DROP CONSTRAINT "span_tenant_id_tenant_id_fk";
--> statement-breakpoint
ALTER TABLE "turn" DROP CONSTRAINT "turn_tenant_id_tenant_id_fk";
