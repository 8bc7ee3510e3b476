# A PostgreSQL in a temporary folder, on a Unix socket alone. Sourced by tests/run and tests/benchmarks/run.
# start_postgres LOG [OPTION…] sets postgres_folder; whoever starts one must call stop_postgres when it ends, however it ends.

postgres_folder= postgres_bin= postgres_owner=

# The newest installed PostgreSQL that is new enough.
find_postgres() {
  local version
  for version in $(ls /usr/lib/postgresql 2>/dev/null | grep -E '^[0-9]+$' | sort -rn); do
    if [ "$version" -ge 15 ] && [ -x "/usr/lib/postgresql/$version/bin/postgres" ]; then
      echo "/usr/lib/postgresql/$version/bin"
      return 0
    fi
  done
  command -v postgres >/dev/null 2>&1 && dirname "$(command -v postgres)"
}

# PostgreSQL refuses to run as root.
as_postgres_owner() {
  if [ "$(id -u)" -eq 0 ]; then
    setpriv --reuid="$postgres_owner" --regid="$(id -g "$postgres_owner")" --init-groups "$@"
  else
    "$@"
  fi
}

start_postgres() {
  local bin log=$1
  shift
  bin=$(find_postgres) || return 1
  postgres_owner=$(id -un)
  if [ "$(id -u)" -eq 0 ]; then
    postgres_owner=$(id -un postgres 2>/dev/null || echo nobody)
  fi
  postgres_folder=$(mktemp -d "${TMPDIR:-/tmp}/crm-pg-XXXXXX") || return 1
  if [ "$(id -u)" -eq 0 ]; then chown "$postgres_owner:" "$postgres_folder" || return 1; fi
  # A Unix socket in the folder: no port to find, nothing to reach from outside.
  {
    cd "$postgres_folder" &&
      as_postgres_owner "$bin/initdb" -D "$postgres_folder/data" -U crm -A trust -E UTF8 --locale=C -N &&
      as_postgres_owner "$bin/pg_ctl" -D "$postgres_folder/data" -l "$postgres_folder/server.log" -w -t 120 \
        -o "-k '$postgres_folder' -c listen_addresses= -c max_connections=400 $*" start
    local status=$?
    cd "$OLDPWD" || exit 2
  } >"$log" 2>&1 </dev/null
  postgres_bin=$bin
  [ "$status" -eq 0 ]
}

stop_postgres() {
  if [ -n "${postgres_folder:-}" ]; then
    if [ -n "${postgres_bin:-}" ]; then
      (cd "$postgres_folder" && as_postgres_owner "$postgres_bin/pg_ctl" -D "$postgres_folder/data" -m immediate -w stop) >/dev/null 2>&1
    fi
    rm -rf "$postgres_folder"
    postgres_folder=
  fi
}
