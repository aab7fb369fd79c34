"""Write tests/data/signing_vectors.json with the official SDK's signer (pip install huaweicloudsdkcore)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from huaweicloudsdkcore.auth.credentials import BasicCredentials
from huaweicloudsdkcore.sdk_request import SdkRequest
from huaweicloudsdkcore.signer.signer import Signer

TARGET = Path(__file__).resolve().parent.parent / "tests" / "data" / "signing_vectors.json"
ACCESS_KEY = "EXAMPLEACCESSKEY0001"
SECRET_KEY = "example/secret+key~of=forty-characters-00"
HOST = "modelarts.cn-north-4.myhuaweicloud.com"
DATE = "20260131T235959Z"
JSON_TYPE = "application/json"
PROJECT = "/v1/04f679b17380d32a2f32c00335c4b5ba"

CASES: dict[str, dict[str, Any]] = {
    "get": {"method": "GET", "path": f"{PROJECT}/models"},
    "get_sorted_query": {
        "method": "GET",
        "path": f"{PROJECT}/notebooks",
        "query": [["sort_dir", "DESC"], ["limit", "20"], ["offset", "0"], ["a-b", "1"], ["a_b", "2"]],
    },
    "get_unicode_query": {
        "method": "GET",
        "path": f"{PROJECT}/models",
        "query": [["model_name", "手写数字 + ~*%"], ["größe", "ß/ü"], ["~", "é"]],
    },
    "get_repeated_keys": {
        "method": "GET",
        "path": f"{PROJECT}/workspaces",
        "query": [["tag", "b"], ["filter", "x"], ["tag", "a"], ["tag", "B"]],
    },
    "get_empty_values": {"method": "GET", "path": f"{PROJECT}/images", "query": [["name", ""], ["type", ""]]},
    "get_trailing_slash": {"method": "GET", "path": f"{PROJECT}/models/"},
    "get_root": {"method": "GET", "path": "/"},
    "post_json": {
        "method": "POST",
        "path": f"{PROJECT}/services",
        "headers": {"Content-Type": JSON_TYPE},
        "body": json.dumps({"service_name": "数字", "config": [{"weight": 100}]}, ensure_ascii=False),
    },
    "post_json_charset": {
        "method": "POST",
        "path": f"{PROJECT}/services",
        "headers": {"Content-Type": "application/json; charset=utf-8", "X-Project-Id": "04f679b1"},
        "body": "{}",
    },
    "post_empty_body": {
        "method": "POST",
        "path": f"{PROJECT}/notebooks/1/start",
        "headers": {"Content-Type": JSON_TYPE},
    },
    "odd_path_characters": {
        "method": "GET",
        "path": f"{PROJECT}/files/a%20b%2Bc/%E6%95%B0(1)*!'~@:$,;=&/x.y_z-",
    },
    "security_token": {
        "method": "PUT",
        "path": f"{PROJECT}/services/5",
        "headers": {
            "Content-Type": JSON_TYPE,
            "X-Security-Token": "ggpjbi1ub3J0aC00/+==",
            "X-Project-Id": "04f679b17380d32a2f32c00335c4b5ba",
        },
        "body": '{"status":"stopped"}',
    },
    "content_hash_given": {
        "method": "POST",
        "path": f"{PROJECT}/services",
        "headers": {"Content-Type": JSON_TYPE, "X-Sdk-Content-Sha256": "UNSIGNED-PAYLOAD"},
        "body": '{"a":1}',
    },
    "not_json": {
        "method": "POST",
        "path": f"{PROJECT}/infers/8",
        "headers": {"Content-Type": "multipart/form-data; boundary=x"},
        "body": "--x--",
    },
    "not_json_empty": {"method": "PUT", "path": "/upload", "headers": {"Content-Type": "text/plain"}},
    "header_with_underscore": {
        "method": "DELETE",
        "path": f"{PROJECT}/models/7",
        "headers": {"X_Trace": "1", "X-Trace": "  2  "},
    },
}


def vector(case: dict[str, Any]) -> dict[str, Any]:
    """One case with what the official signer makes of it."""
    headers = {"X-Sdk-Date": DATE, **case.get("headers", {})}
    request = SdkRequest(
        method=case["method"],
        schema="https",
        host=HOST,
        resource_path=case["path"],
        query_params=[tuple(item) for item in case.get("query", [])],
        header_params=dict(headers),
        body=case.get("body", ""),
    )
    signer = Signer(BasicCredentials(ACCESS_KEY, SECRET_KEY, "04f679b17380d32a2f32c00335c4b5ba"))
    signed = signer.sign(request)
    names = signer._process_signed_headers(  # the header is not part of what was signed
        SdkRequest(header_params={k: v for k, v in signed.header_params.items() if k != "Authorization"})
    )
    return {
        "method": case["method"],
        "path": case["path"],
        "query": case.get("query", []),
        "headers": {"Host": HOST, **headers},
        "body": case.get("body", ""),
        "canonical_request": signer._process_canonical_request(signed, names),
        "authorization": signed.header_params["Authorization"],
        "uri": signed.uri,
    }


def main() -> None:
    """Write the file."""
    document = {
        "access_key": ACCESS_KEY,
        "secret_key": SECRET_KEY,
        "vectors": {name: vector(case) for name, case in CASES.items()},
    }
    TARGET.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
