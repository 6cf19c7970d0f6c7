# shellcheck shell=sh
# Read by the cases of tls.json and http2.json: certificates, and servers behind TLS. The files are
# in the case's own folder.

# certificate NAME ALTERNATIVE-NAMES: signs itself; NAME.pem and NAME.key.
certificate() {
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 \
    -subj "/CN=$1" -addext "subjectAltName=$2" -keyout "$1.key" -out "$1.pem" 2>/dev/null
}

# expired_certificate NAME ALTERNATIVE-NAMES: the same, of a year that is over, which only
# `openssl ca` can make.
expired_certificate() {
  openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj "/CN=$1" \
    -keyout "$1.key" -out "$1.csr" 2>/dev/null
  : >index
  printf '%s\n' '[ca]' 'default_ca=own' '[own]' 'database=index' 'new_certs_dir=.' 'policy=any' \
    'default_md=sha256' 'serial=serial' 'rand_serial=yes' 'x509_extensions=names' '[any]' 'commonName=supplied' \
    '[names]' "subjectAltName=$2" >ca.conf
  openssl ca -batch -config ca.conf -selfsign -in "$1.csr" -keyfile "$1.key" \
    -out "$1.pem" -startdate 20200101000000Z -enddate 20210101000000Z 2>/dev/null
}

# signed NAME AUTHORITY EXTENSION...: AUTHORITY signs it; NAME.pem and NAME.key. Anything that
# certificate makes can be an authority.
signed() {
  name=$1 authority=$2
  shift 2
  printf '%s\n' "$@" >"$name.ext"
  openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj "/CN=$name" \
    -keyout "$name.key" -out "$name.csr" 2>/dev/null
  openssl x509 -req -in "$name.csr" -CA "$authority.pem" -CAkey "$authority.key" -CAcreateserial \
    -days 2 -extfile "$name.ext" -out "$name.pem" 2>/dev/null || exit 99
}

# expire NAME AUTHORITY: makes the same certificate anew, of the same key, of a year that is over.
expire() {
  : >index
  printf '%s\n' '[ca]' 'default_ca=own' '[own]' 'database=index' 'new_certs_dir=.' 'policy=any' \
    'default_md=sha256' 'serial=serial' 'rand_serial=yes' 'unique_subject=no' 'x509_extensions=authority' \
    '[any]' 'commonName=supplied' '[authority]' 'basicConstraints=critical,CA:TRUE' >ca.conf
  cp "$2.pem" signer.pem
  openssl req -new -key "$1.key" -subj "/CN=$1" -out "$1.csr" 2>/dev/null
  openssl ca -batch -config ca.conf -cert signer.pem -in "$1.csr" -keyfile "$2.key" \
    -out "$1.pem" -startdate 20200101000000Z -enddate 20210101000000Z 2>/dev/null || exit 99
}

# hashed FOLDER CERTIFICATE...: a folder of certificates as OpenSSL looks them up.
hashed() {
  folder=$1
  shift
  mkdir "$folder"
  for name; do
    ln -s "$PWD/$name.pem" "$folder/$(openssl x509 -hash -noout -in "$name.pem").0"
  done
}

# with_bundle FILE COMMAND [WORD...]: the command, to which FILE is the system's bundle.
with_bundle() {
  # shellcheck disable=SC2016 # for the inner shell
  unshare -rm sh -c \
    'mount --bind "$1" /etc/ssl/certs/ca-certificates.crt && shift && exec "$@"' sh "$@"
}

# serve CERTIFICATE OPTION...: a TLS server for one connection; $port is where. It answers
# GET /v1/models?limit=1000, so `yibu models` is what to ask.
serve() {
  certificate=$1
  shift
  mkdir -p v1
  printf 'HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n%s' \
    '{"data":[{"id":"model-behind-tls"}]}' >'v1/models?limit=1000'
  openssl s_server -accept 127.0.0.1:0 -naccept 1 -HTTP \
    -cert "$certificate.pem" -key "$certificate.key" "$@" >log 2>&1 </dev/null &
  trap 'kill '$!' 2>/dev/null' EXIT
  await 's/^ACCEPT.*:\([0-9][0-9]*\)$/\1/p'
}

# front PORT OPTION...: nghttpx, which speaks HTTP/2 and TLS, in front of a server on that port; $port
# is where. Its certificate is own.pem. It takes no port 0, so ports are tried.
front() {
  backend=$1
  shift
  certificate own IP:127.0.0.1
  for attempt in 1 2 3 4 5; do
    port=$((20000 + ($$ + attempt * 1021) % 10000))
    /usr/sbin/nghttpx --conf=/dev/null --single-process --single-thread --no-ocsp \
      --backend-read-timeout=20 --frontend="127.0.0.1,$port" --backend="127.0.0.1,$backend" "$@" \
      own.key own.pem >log 2>&1 </dev/null &
    trap 'kill '$!' 2>/dev/null' EXIT
    await 's/.*Listening on .*:\([0-9][0-9]*\), tls$/\1/p; s/.*syscall failed.*/taken/p'
    test "$port" = taken || return 0
  done
  exit 99
}

# frames CONNECTIONS: an HTTP/2 server that sends what is written into the pipe `frames`; $port is where.
frames() {
  certificate own IP:127.0.0.1
  mkfifo frames
  openssl s_server -accept 127.0.0.1:0 -naccept "$1" -alpn h2 -cert own.pem -key own.key \
    >log 2>&1 <frames &
  trap 'kill '$!' 2>/dev/null' EXIT
}

# refusing BODY: an HTTP/2 server that refuses the first stream that brings BODY, and answers the
# second one; $port is where.
refusing() {
  frames 2
  answer='{"type":"message","content":[{"type":"text","text":"Hello"}],"stop_reason":"end_turn"}'
  {
    came "$1" 1
    # SETTINGS; RST_STREAM: stream 1, REFUSED_STREAM.
    printf '\000\000\000\004\000\000\000\000\000\000\000\004\003\000\000\000\000\001\000\000\000\007'
    came "$1" 2
    # SETTINGS; HEADERS: stream 1, status 200; DATA: stream 1, its last.
    printf '\000\000\000\004\000\000\000\000\000\000\000\001\001\004\000\000\000\001\210'
    printf "\\000\\000\\$(printf %o ${#answer})\\000\\001\\000\\000\\000\\001%s" "$answer"
    # The server ends with its input.
    came "$1" 3
  } >frames 2>/dev/null &
  await 's/^ACCEPT.*:\([0-9][0-9]*\)$/\1/p'
}

# unwilling: an HTTP/2 server that takes no more of a body than the first 65,535 bytes, and says
# nothing; $port is where.
unwilling() {
  frames 1
  {
    # SETTINGS.
    printf '\000\000\000\004\000\000\000\000\000'
    sleep 3
  } >frames 2>/dev/null &
  await 's/^ACCEPT.*:\([0-9][0-9]*\)$/\1/p'
}

# came TEXT TIMES: waits until so many lines of the server's log hold it.
came() {
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    test "$(grep -c -a -F -e "$1" log)" -lt "$2" || return 0
    sleep 0.1
  done
}

# await EXPRESSION: sets $port to what sed finds in the server's log.
await() {
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    port=$(sed -n "$1" log 2>/dev/null | head -n 1)
    test -z "$port" || return 0
    sleep 0.1
  done
  cat log >&2
  exit 99
}
