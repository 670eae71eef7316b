# What the fences of a page become; read by bash before the page (see page-script.ts).
# GUIDE_OUT is the folder that gets the output of each block, by the line of its fence.
unset BASH_ENV
set -Eeuo pipefail
trap 'guide_failed "$LINENO" "ended with $?"' ERR

guide_failed() {
  [ -e "$GUIDE_OUT/failed" ] || printf '%s %s\n' "$1" "$2" >"$GUIDE_OUT/failed"
}

guide_begin() {
  printf '%s\n' "$1" >"$GUIDE_OUT/begun"
  exec >"$GUIDE_OUT/$1" 2>&1
}

guide_write() {
  mkdir -p "$(dirname "$1")"
  cat >"$1"
}

# The last command of the block is meant to end with a code of its own.
guide_allow() {
  trap - ERR
  set +e
}

guide_exits() {
  set -e
  trap 'guide_failed "$LINENO" "ended with $?"' ERR
  if [ "$1" != "$2" ]; then
    guide_failed "$(cat "$GUIDE_OUT/begun")" "ended with $2 and not with $1"
    exit 1
  fi
}

# Waits until the server that was just started listens on each of the ports.
guide_await() {
  local server=$! port
  for port in "$@"; do
    until (: <>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do
      if ! kill -0 "$server" 2>/dev/null; then
        guide_failed "$(cat "$GUIDE_OUT/begun")" "the server ended before it listened on port $port"
        exit 1
      fi
      sleep 0.1
    done
  done
}
