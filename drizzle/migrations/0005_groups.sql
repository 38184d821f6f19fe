ALTER TABLE "monitor" ADD COLUMN "group_id" uuid;--> statement-breakpoint
ALTER TABLE "monitor" ADD COLUMN "depends_on_id" uuid;--> statement-breakpoint
ALTER TABLE "monitor" ADD CONSTRAINT "monitor_group_fk" FOREIGN KEY ("tenant_id","group_id") REFERENCES "public"."monitor"("tenant_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "monitor" ADD CONSTRAINT "monitor_depends_on_fk" FOREIGN KEY ("tenant_id","depends_on_id") REFERENCES "public"."monitor"("tenant_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "monitor_group_idx" ON "monitor" USING btree ("tenant_id","group_id") WHERE "monitor"."group_id" is not null;--> statement-breakpoint
CREATE INDEX "monitor_depends_on_idx" ON "monitor" USING btree ("tenant_id","depends_on_id") WHERE "monitor"."depends_on_id" is not null;