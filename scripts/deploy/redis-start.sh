#!/bin/sh
# Redis as the site needs it: users who may not list keys, a limit, an eviction that leaves control data alone, a log.
# What the users may do: docs/operations/redis-users.md.
set -eu
umask 077
folder=${REDIS_FOLDER:-/data}
users=$folder/users.acl
may='resetchannels +@all -@admin -@dangerous -scan -randomkey -script -function +script|load +script|exists +info'
cat >"$users" <<EOF
user default off resetpass ~* &* +@all
user simlane on >${REDIS_PASSWORD:?} ~${SIMLANE_KEY_PREFIX:-sl}:* $may
user maintenance on >${REDIS_MAINTENANCE_PASSWORD:?} ~* &* +@all
EOF
exec redis-server --dir "$folder" --aclfile "$users" --port "${REDIS_PORT:-6379}" --bind "${REDIS_BIND:-*}" \
  --protected-mode no --appendonly yes --appendfsync everysec \
  --maxmemory "${REDIS_MAXMEMORY:-512mb}" --maxmemory-policy volatile-lfu
