# What is measured, for Tests/Benchmarks/run: one function for each section of the table.
# shellcheck shell=bash
# shellcheck disable=SC2154,SC2034 # the variables go to and fro between these files

section_start() {
  local theirs words
  instructions curl -V
  theirs=$count
  for words in --help --version 'ask --dry-run Hi' 'ask --modle x'; do
    # shellcheck disable=SC2086 # several words
    instructions "$yibu" $words
    row "$words: instructions" M "$count" "$theirs" 'curl -V'
    wall "$yibu $words" 'curl -V'
    row "$words: time" ms "${times[0]}" "${times[1]}" 'curl -V'
  done
}

section_short() {
  serve one deltas=10
  local curl theirs pipeline
  curl=$(curl_to "$url")
  # shellcheck disable=SC2086 # several words
  instructions $curl
  theirs=$count
  instructions "$yibu" ask --base-url "$url" Hi
  row 'one short answer: instructions' M "$count" "$theirs" 'curl -sN'
  pipeline="$curl | sed -un 's/^data: //p' | jq -rj '.delta.text // empty'"
  wall "$yibu ask --base-url $url Hi" "$curl" "sh -c \"$pipeline\""
  row 'one short answer: time' ms "${times[0]}" "${times[1]}" 'curl -sN'
  row 'one short answer: time' ms "${times[0]}" "${times[2]}" 'curl | sed | jq'
  python_peers
}

# The certificate is known to a folder made for it, as one of the system's is to the system's folder.
section_https() {
  local bundle=/etc/ssl/certs/ca-certificates.crt theirs curl
  if ! command -v openssl >/dev/null || [ ! -x /usr/sbin/nghttpx ]; then
    printf '%-46s %s\n' 'one short answer over HTTPS' 'skipped: needs openssl and nghttpx'
    return
  fi
  secure
  export SSL_CERT_DIR=$work/certs
  theirs="$(curl_to "$url") --capath $SSL_CERT_DIR"
  # shellcheck disable=SC2086 # several words
  instructions $theirs
  curl=$count
  instructions "$yibu" ask --base-url "$url" Hi
  row 'over HTTPS, a folder: instructions' M "$count" "$curl" 'curl -sN'
  wall "$yibu ask --base-url $url Hi" "$theirs"
  row 'over HTTPS, a folder: time' ms "${times[0]}" "${times[1]}" 'curl -sN'
  unset SSL_CERT_DIR
  cat "$bundle" "$work/own.pem" >"$work/bundle.pem"
  wall "$yibu ask --cacert $work/bundle.pem --base-url $url Hi" \
    "$(curl_to "$url") --cacert $work/bundle.pem"
  row 'over HTTPS, a bundle: time' ms "${times[0]}" "${times[1]}" 'curl -sN'
}

section_stream() {
  local load form
  for load in '500,000 deltas:deltas=500000' '64 MB in large chunks:bytes=67108864'; do
    serve "${load#*:}" "${load#*:}"
    for form in '' --events '--json --stream'; do
      wall "$yibu ask $form --base-url $url Hi" "$(curl_to "$url")"
      row "${load%:*}, ${form:-text}: time" ms "${times[0]}" "${times[1]}" 'curl -sN'
    done
  done
}

section_delay() {
  local load=deltas=400 ours theirs
  # shellcheck disable=SC2046 # several words
  theirs=$(measured delay $load --delay-ms 5 -- $(curl_to '{url}'))
  ours=$(measured delay $load --delay-ms 5 -- "$yibu" ask --base-url '{url}' Hi)
  row 'from write to write, each delta (median)' us "$ours" "$theirs" 'curl -sN'
  # shellcheck disable=SC2046
  theirs=$(measured 'cpu * 1000' deltas=100 --delay-ms 100 -- $(curl_to '{url}'))
  ours=$(measured 'cpu * 1000' deltas=100 --delay-ms 100 -- "$yibu" ask --base-url '{url}' Hi)
  row 'CPU for a stream of 10 s' ms "$ours" "$theirs" 'curl -sN'
}

section_memory() {
  local form count theirs
  for count in 10 1000000; do
    for form in '' --events; do
      serve "deltas=$count" "deltas=$count"
      # shellcheck disable=SC2046
      memory $(curl_to "$url")
      theirs=$megabytes
      # shellcheck disable=SC2086
      memory "$yibu" ask $form --base-url "$url" Hi
      row "memory: $count deltas, ${form:-text}" MB "$megabytes" "$theirs" 'curl -sN'
    done
  done
  measured wall deltas=100000 --delay-ms 0.02 -- \
    /usr/bin/time -o "$work/time" -f %M "$yibu" ask --base-url '{url}' Hi >/dev/null
  row 'memory: 100000 deltas, each in its own packet' MB "$(awk '{ print $1 / 1024 }' "$work/time")" '' ''
  measured wall deltas=1000000 --reader-waits 3 -- \
    /usr/bin/time -o "$work/time" -f %M "$yibu" ask --events --base-url '{url}' Hi >/dev/null
  row 'memory: the same, reader blocked for 3 s' MB "$(awk '{ print $1 / 1024 }' "$work/time")" '' ''
}

section_attachment() {
  serve one deltas=10
  local file=$work/attachment.pdf body=$work/attachment.json target=$url/v1/messages theirs
  { printf '%%PDF-1.4\n' && head -c 23000000 /dev/urandom; } >"$file"
  "$yibu" ask --dry-run -a "$file" Hi >"$body"
  printf '%s' "{ printf '{\"data\":\"'; base64 -w0 $file; printf '\"}'; } |" \
    "curl -sN --data-binary @- $target" >"$work/encode.sh"
  wall "$yibu ask --base-url $url -a $file Hi" "curl -sN --data-binary @$body $target" \
    "sh $work/encode.sh"
  row '23 MB attachment: time' ms "${times[0]}" "${times[1]}" 'curl, ready-made body'
  row '23 MB attachment: time' ms "${times[0]}" "${times[2]}" 'base64 | curl'
  memory curl -sN --data-binary "@$body" "$target"
  theirs=$megabytes
  memory "$yibu" ask --base-url "$url" -a "$file" Hi
  row '23 MB attachment: memory' MB "$megabytes" "$theirs" 'curl, ready-made body'
}

section_growth() {
  local count
  for count in 1000 10000 100000 1000000; do
    row "$count deltas: CPU" ms \
      "$(measured 'cpu * 1000' "deltas=$count" -- "$yibu" ask --base-url '{url}' Hi)" '' ''
  done
  for count in 10000 100000 1000000; do
    row "tool input in $count fragments of 50 bytes: CPU" ms \
      "$(measured 'cpu * 1000' "tool-fragments=$count,size=50" -- \
        "$yibu" ask --base-url '{url}' Hi)" '' ''
  done
}

# Answers of so many items against a schema of twenty properties, the second one of 10 MB.
section_schema() {
  local count words least
  for count in 10000 24000; do
    items "$count" "$work/items"
    words="$yibu ask --no-stream --replay $work/items.http Hi"
    # shellcheck disable=SC2086 # several words
    least=$(least_cpu $words)
    # shellcheck disable=SC2086
    row "$count items, checked: CPU" ms "$(least_cpu $words --schema "$work/items.json")" "$least" \
      'without --schema'
    # shellcheck disable=SC2086
    memory $words
    least=$megabytes
    # shellcheck disable=SC2086
    memory $words --schema "$work/items.json"
    row "$count items, checked: memory" MB "$megabytes" "$least" 'without --schema'
  done
}

section_size() {
  row 'binary, stripped' MB "$(wc -c <"$yibu" | awk '{ print $1 / 1e6 }')" '' ''
  row 'binary, packed' MB "$(gzip -9 <"$yibu" | wc -c | awk '{ print $1 / 1e6 }')" '' ''
  row 'newest glibc symbol' '' \
    "$(objdump -T "$yibu" | sed -n 's/.*GLIBC_\(2\.[0-9]*\).*/\1/p' | sort -V | tail -n 1)" '' ''
}
