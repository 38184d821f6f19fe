-- The region of a deployment that has only one; its code, 1, is known to schedules made before a worker started.
INSERT INTO "region" ("name") VALUES ('default');
