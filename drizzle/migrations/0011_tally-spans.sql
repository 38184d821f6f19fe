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
