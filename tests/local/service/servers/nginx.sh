#!/bin/sh
# As the platform's guide puts TF Serving behind nginx: TLS outside, a backend on a port of its own.
set -e
openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out nginx.pem -days 2 -subj /CN=localhost 2>/dev/null
BACKEND=$(python -c "import socket; s = socket.socket(); s.bind(('127.0.0.1', 0)); print(s.getsockname()[1])")
sed -e "s/@PORT@/${PORT:-8080}/" -e "s/@BACKEND@/$BACKEND/" nginx.conf.in > nginx.conf
PORT=$BACKEND python plain.py &
exec nginx -p "$PWD" -c nginx.conf -g "daemon off; error_log stderr; pid $PWD/nginx.pid;"
