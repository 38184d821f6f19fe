#!/bin/sh
# PgBouncer reads no environment, so the one login is written to its file of users.
set -eu
umask 077
printf '"%s" "%s"\n' "$POSTGRES_USER" "$POSTGRES_PASSWORD" >/tmp/userlist.txt
exec pgbouncer "${1:-/etc/nightjar/pgbouncer.ini}"
