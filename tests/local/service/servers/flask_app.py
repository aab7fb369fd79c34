"""Flask behind a certificate that signs itself, the image of the platform's own documents."""

import os

from flask import Flask, jsonify, request

app = Flask(__name__)


@app.get("/health")
def health():
    return jsonify(status="OK")


@app.post("/")
def predict():
    return jsonify(sum=sum(request.get_json()["numbers"]))


@app.post("/image")
def image():
    return jsonify({name: len(file.read()) for name, file in request.files.items()})


if __name__ == "__main__":
    app.run("127.0.0.1", int(os.environ["PORT"]), ssl_context=("cert.pem", "key.pem"))
