"""How the proxies are set up, and the certificate that they show.

$FOLDER is the proxy's own, $TLS that of the certificate, $UPSTREAM llmock's address; nobody listens on
$NOBODY.
"""

import os
import subprocess

NGINX = """\
daemon off;
$USER
pid nginx.pid;
error_log stderr;
events {}
http {
  access_log off;
  client_body_temp_path bodies;
  proxy_temp_path answers;
  ssl_certificate $TLS/server.pem;
  ssl_certificate_key $TLS/server.key;
  add_header x-protocol $$server_protocol;
  proxy_http_version 1.1;
  proxy_buffering off;
  server { listen 127.0.0.1:$H1 ssl; location / { proxy_pass $UPSTREAM; } }
  server { listen 127.0.0.1:$H2 ssl http2; location / { proxy_pass $UPSTREAM; } }
  server {
    listen 127.0.0.1:$GZIP ssl http2;
    gzip on;
    gzip_proxied any;
    gzip_min_length 0;
    gzip_types application/json text/event-stream;
    location / { proxy_pass $UPSTREAM; }
  }
  server {
    listen 127.0.0.1:$BUFFERING ssl;
    proxy_buffering on;
    proxy_ignore_headers X-Accel-Buffering;
    location / { proxy_pass $UPSTREAM; }
  }
  server { listen 127.0.0.1:$DEAD ssl; location / { proxy_pass http://127.0.0.1:$NOBODY; } }
}
"""
HAPROXY = """\
defaults
  mode http
  timeout connect 5s
  timeout client 60s
  timeout server 60s
frontend h1
  bind 127.0.0.1:$H1 ssl crt $TLS/server.both alpn http/1.1
  default_backend llmock
frontend h2
  bind 127.0.0.1:$H2 ssl crt $TLS/server.both alpn h2
  default_backend llmock
frontend dead
  bind 127.0.0.1:$DEAD ssl crt $TLS/server.both
  default_backend nobody
backend llmock
  server llmock 127.0.0.1:$UPSTREAM_PORT
backend nobody
  server nobody 127.0.0.1:$NOBODY
"""
SQUID = """\
http_port 127.0.0.1:$FORWARD
pid_filename none
access_log none
cache_log $FOLDER/cache.log
cache deny all
coredump_dir $FOLDER
shutdown_lifetime 0 seconds
auth_param basic program $NCSA $FOLDER/passwords
acl known proxy_auth REQUIRED
http_access allow known
http_access deny all
"""
TINYPROXY = """\
Port $FORWARD
Listen 127.0.0.1
Timeout 60
LogLevel Warning
BasicAuth user pass-word
"""
NCSA = next(
    (path for path in ("/usr/lib/squid/basic_ncsa_auth", "/usr/lib64/squid/basic_ncsa_auth")
     if os.path.exists(path)), "basic_ncsa_auth")

# The name, the file of its settings, the words that start it, and the ports that it takes.
PROXIES = {
    "nginx": (NGINX, "nginx -p $FOLDER -c $FOLDER/settings", "H1 H2 GZIP BUFFERING DEAD"),
    "haproxy": (HAPROXY, "haproxy -db -f $FOLDER/settings", "H1 H2 DEAD"),
    "squid": (SQUID, "squid -N -f $FOLDER/settings", "FORWARD"),
    "tinyproxy": (TINYPROXY, "tinyproxy -d -c $FOLDER/settings", "FORWARD"),
}


def certify(folder):
    """Makes an authority and a certificate of localhost; returns the folder."""
    os.mkdir(folder)

    def openssl(*words):
        subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)

    fresh = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    openssl("req", "-x509", *fresh, "-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=Authority")
    openssl("req", *fresh, "-keyout", "server.key", "-out", "server.csr", "-subj", "/CN=localhost")
    with open(os.path.join(folder, "names"), "w") as file:
        file.write("subjectAltName=DNS:localhost,IP:127.0.0.1\n")
    openssl("x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial",
            "-extfile", "names", "-out", "server.pem")
    with open(os.path.join(folder, "server.both"), "w") as both:
        for part in "server.pem", "server.key":
            with open(os.path.join(folder, part)) as file:
                both.write(file.read())
    return folder
