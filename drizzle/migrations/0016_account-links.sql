CREATE TABLE "account_link" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"email" text NOT NULL,
	"hash" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "account_link_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "account_link_hash_key" UNIQUE("hash"),
	CONSTRAINT "account_link_purpose_check" CHECK ("account_link"."purpose" in ('resetPassword', 'confirmEmail', 'restoreEmail'))
);
--> statement-breakpoint
ALTER TABLE "account_link" ADD CONSTRAINT "account_link_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE cascade ON UPDATE no action;