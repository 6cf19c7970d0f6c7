# Ways to measure, for Tests/Benchmarks/run.
# shellcheck shell=bash
# shellcheck disable=SC2154,SC2034 # the variables go to and fro between these files

# serve NAME LOAD [OPTION...]: starts a server of that load, once; its address is in $url.
serve() {
  local name=$1 load=$2
  shift 2
  if [ ! -e "$work/$name.port" ]; then
    "$loopback" "$@" --generate "$load" --port-file "$work/$name.port" --max-seconds 3600 \
      </dev/null >/dev/null &
    servers="$servers $!"
    while [ ! -e "$work/$name.port" ]; do sleep 0.05; done
  fi
  url=http://127.0.0.1:$(cat "$work/$name.port")
}

# secure: nghttpx, which speaks TLS and HTTP/2, in front of the server of short answers; its address is
# in $url. $work/own.pem is its certificate, and $work/certs the folder that knows it beside the
# system's.
secure() {
  local port
  serve one deltas=10
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=own \
    -addext subjectAltName=IP:127.0.0.1 -keyout "$work/own.key" -out "$work/own.pem" 2>/dev/null
  mkdir "$work/certs"
  cp -L /etc/ssl/certs/*.[0-9] "$work/certs" 2>/dev/null || :
  cp "$work/own.pem" "$work/certs/$(openssl x509 -hash -noout -in "$work/own.pem").0"
  # It takes no port 0.
  for port in $(shuf -i 20000-30000 -n 5); do
    : >"$work/nghttpx.log"
    /usr/sbin/nghttpx --conf=/dev/null --single-process --single-thread --no-ocsp \
      --frontend="127.0.0.1,$port" --backend="127.0.0.1,${url##*:}" "$work/own.key" "$work/own.pem" \
      </dev/null >"$work/nghttpx.log" 2>&1 &
    servers="$servers $!"
    while ! grep -qE 'Listening|syscall failed' "$work/nghttpx.log"; do sleep 0.05; done
    grep -q Listening "$work/nghttpx.log" && break
  done
  url=https://127.0.0.1:$port
}

# curl_to URL: the words of the curl command that does the same job.
curl_to() { printf 'curl -sN -H content-type:application/json -d @%s %s/v1/messages' "$work/body.json" "$1"; }

# wall COMMAND...: median wall time of each command, in milliseconds, in $times. The commands are
# run in turns, a few times each, so that a busy moment of the machine meets all of them.
wall() {
  local round rounds=5 each
  each=$(((runs + rounds - 1) / rounds))
  for round in $(seq "$rounds"); do
    hyperfine -N -i --style none --warmup 1 --runs "$each" --export-json "$work/wall.$round" "$@" \
      >/dev/null 2>&1
  done
  mapfile -t times < <(jq -rs '
    [.[].results] | transpose[] | map(.times[]) | sort | .[length / 2 | floor] * 1e3' \
    "$work"/wall.?)
  rm -f "$work"/wall.?
}

# instructions COMMAND [WORD...]: instructions executed in user space, in millions, in $count.
instructions() {
  count=$({ valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" 2>&1 >/dev/null || :; } |
    awk '/Collected/ { printf "%.2f", $NF / 1e6 }')
}

# memory COMMAND [WORD...]: the most memory that it had, in megabytes, in $megabytes.
memory() {
  /usr/bin/time -o "$work/time" -f %M "$@" >/dev/null 2>&1 || :
  megabytes=$(awk 'END { printf "%.1f", $1 / 1024 }' "$work/time")
}

# measured WHAT LOAD [OPTION...] -- COMMAND [WORD...]: that member of what loopback --measure tells.
measured() {
  local what=$1 load=$2 options=()
  shift 2
  while [ "$1" != -- ]; do
    options+=("$1")
    shift
  done
  shift
  "$loopback" --generate "$load" "${options[@]}" --measure "$@" 2>/dev/null | jq -r ".$what"
}

# least_cpu COMMAND [WORD...]: the least processor time of some runs, in milliseconds.
least_cpu() {
  local run
  for run in $(seq 9); do measured 'cpu * 1000' deltas=1 -- "$@"; done | sort -n | head -n 1
}

# items COUNT FILE: a schema of twenty properties for each item of an array in FILE.json, and the
# recording of an answer of so many items that follows it in FILE.http.
items() {
  jq -cn '[range(20) | [
      {type: "string", minLength: 1, maxLength: 40},
      {type: "number", minimum: 0, multipleOf: 0.01},
      {enum: ["red", "green", "blue"]},
      {type: "integer", minimum: 0, maximum: 1000},
      {type: "string", pattern: "^[A-Z]{2}-[0-9]{4}$"}
    ][. % 5] as $schema | {key: "property\(.)", value: $schema}] | from_entries |
    {type: "array", items:
      {type: "object", properties: ., required: keys_unsorted, additionalProperties: false}}' \
    >"$2.json"
  { printf 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n' &&
    jq -cn --argjson count "$1" '[range(20) | [
        "value number \(.)", . + 0.25, "green", . * 3, "AB-\(1000 + .)"
      ][. % 5] as $value | {key: "property\(.)", value: $value}] | from_entries | . as $item |
      {type: "message", role: "assistant", model: "m", stop_reason: "end_turn",
        content: [{type: "text", text: [range($count) | $item] | tojson}]}'; } >"$2.http"
}

# row TITLE UNIT OURS THEIRS NAME: one line of the table; THEIRS may be empty.
row() {
  awk -v title="$1" -v unit="$2" -v ours="$3" -v theirs="$4" -v name="$5" '
    function figure(n) { return sprintf(n >= 100 ? "%.0f %s" : "%.2f %s", n, unit) }
    BEGIN {
      if (theirs == "") printf "%-46s %12s %12s %7s   %s\n", title, figure(ours), "", "", name
      else printf "%-46s %12s %12s %7.2f   %s\n", title, figure(ours), figure(theirs), \
        ours / theirs, name
    }' | sed 's/ *$//'
}
