"""The bare Flask server, on the threads of werkzeug: `flask_server.py DIRECTORY PORT`."""

import logging
import sys

sys.path.insert(0, sys.argv[1])
from answering import answer
from flask import Flask, jsonify, request

app = Flask("benchmark")


@app.post("/")
def predict():
    return jsonify(answer(request.get_json()))


logging.getLogger("werkzeug").setLevel(logging.ERROR)
app.run("127.0.0.1", int(sys.argv[2]), threaded=True)
