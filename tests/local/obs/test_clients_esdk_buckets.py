"""Buckets, what is set on them, and who may see them, by the vendor's own Python client."""

from __future__ import annotations

from typing import Any

KEY = "directory/ü +~*()!.txt"


def _granted(answer: Any) -> list[tuple[str, str]]:
    named = [
        (grant.grantee.group or grant.grantee.grantee_id, grant.permission) for grant in answer.body.grants
    ]
    return sorted(named)


def test_access_lists(vendor: Any, bucket: str, obs_server: Any) -> None:
    from obs import ACL, Grant, Grantee, Group, Owner

    me = obs_server.account.domain_id
    vendor.putContent(bucket, "a", "1")
    everyone = "Everyone" if vendor.is_native else "http://acs.amazonaws.com/groups/global/AllUsers"
    for get, put, where in (
        (vendor.getBucketAcl, vendor.setBucketAcl, (bucket,)),
        (vendor.getObjectAcl, vendor.setObjectAcl, (bucket, "a")),
    ):
        assert _granted(get(*where)) == [(me, "FULL_CONTROL")]
        assert put(*where, aclControl="public-read").status == 200
        assert _granted(get(*where)) == sorted([(me, "FULL_CONTROL"), (everyone, "READ")])
        grants = [Grant(Grantee(grantee_id=me), "READ_ACP"), Grant(Grantee(group=Group.ALL_USERS), "WRITE")]
        assert put(*where, acl=ACL(Owner(me), grants)).status == 200
        assert _granted(get(*where)) == sorted([(me, "READ_ACP"), (everyone, "WRITE")])
    assert vendor.getObjectAcl(bucket, "none").errorCode == "NoSuchKey"


def test_buckets(vendor: Any) -> None:
    from obs import CreateBucketHeader

    name = "made-by-the-vendor"
    header = CreateBucketHeader(storageClass="WARM", aclControl="public-read")
    assert vendor.createBucket(name, header, location="embedded").status == 200
    assert name in [entry.name for entry in vendor.listBuckets().body.buckets]
    assert vendor.headBucket(name).status == 200
    known = vendor.getBucketMetadata(name).body
    assert (known.location, known.storageClass) == (
        "embedded",
        "WARM" if vendor.is_native else "STANDARD_IA",
    )
    assert vendor.getBucketLocation(name).body.location == "embedded"
    vendor.putContent(name, "a", "1")
    assert vendor.deleteBucket(name).errorCode == "BucketNotEmpty"
    vendor.deleteObject(name, "a")
    assert vendor.deleteBucket(name).status == 204
    assert vendor.createBucket("No_Bucket").errorCode == "InvalidBucketName"


def test_storage_of_buckets(vendor: Any, bucket: str) -> None:
    assert vendor.setBucketStoragePolicy(bucket, "COLD").status == 200
    name = "COLD" if vendor.is_native else "GLACIER"
    assert vendor.getBucketStoragePolicy(bucket).body.storageClass == name
    vendor.putContent(bucket, "a", "12345")
    vendor.setBucketStoragePolicy(bucket, "STANDARD")
    vendor.putContent(bucket, "b", "123")
    info = vendor.getBucketStorageInfo(bucket).body
    assert (info.size, info.objectNumber, info.standardSize) == (8, 2, 3)
    assert (info.coldObjectNumber if vendor.is_native else info.glacierObjectNumber) == 1
    assert vendor.getBucketQuota(bucket).body.quota == 0
    assert vendor.setBucketQuota(bucket, 1 << 30).status == 200
    assert vendor.getBucketQuota(bucket).body.quota == 1 << 30


def test_settings_of_buckets(vendor: Any, bucket: str) -> None:
    from obs import CorsRule, Expiration, Lifecycle, Rule, TagInfo, WebsiteConfiguration
    from obs.model import IndexDocument

    missing = {
        vendor.getBucketPolicy: "NoSuchBucketPolicy",
        vendor.getBucketTagging: "NoSuchTagSet",
        vendor.getBucketCors: "NoSuchCORSConfiguration",
        vendor.getBucketWebsite: "NoSuchWebsiteConfiguration",
        vendor.getBucketLifecycle: "NoSuchLifecycleConfiguration",
    }
    for get, code in missing.items():
        assert (get(bucket).status, get(bucket).errorCode) == (404, code)
    policy = '{"Statement": [{"Sid": "ü", "Effect": "Allow"}]}'
    assert vendor.setBucketPolicy(bucket, policy).status == 204
    assert vendor.getBucketPolicy(bucket).body.policyJSON == policy
    tags = TagInfo()
    tags.addTag("stage", "raw")
    assert vendor.setBucketTagging(bucket, tags).status == 204
    assert [tag["key"] for tag in vendor.getBucketTagging(bucket).body.tagSet] == ["stage"]
    rule = Rule(id="old", prefix="tmp/", status="Enabled", expiration=Expiration(days=3))
    assert vendor.setBucketLifecycle(bucket, Lifecycle([rule])).status == 200
    kept = vendor.getBucketLifecycle(bucket).body.lifecycleConfig.rule[0]
    assert (kept.id, kept.expiration.days) == ("old", 3)
    page = WebsiteConfiguration(indexDocument=IndexDocument("index.html"))
    assert vendor.setBucketWebsite(bucket, page).status == 200
    assert vendor.getBucketWebsite(bucket).body.indexDocument.suffix == "index.html"
    cors = CorsRule(allowedMethod=["GET"], allowedOrigin=["http://lab.example"])
    assert vendor.setBucketCors(bucket, [cors]).status == 200
    assert vendor.getBucketCors(bucket).body[0].allowedMethod == ["GET"]
    for delete in (
        vendor.deleteBucketPolicy,
        vendor.deleteBucketTagging,
        vendor.deleteBucketCors,
        vendor.deleteBucketWebsite,
        vendor.deleteBucketLifecycle,
    ):
        assert delete(bucket).status == 204
    assert {get(bucket).errorCode for get in missing} == set(missing.values())


def test_settings_that_are_off(vendor: Any, bucket: str) -> None:
    from obs import Logging

    assert vendor.getBucketVersioning(bucket).status == 200
    assert vendor.setBucketVersioning(bucket, "Suspended").status == 200
    assert vendor.getBucketLogging(bucket).body.targetBucket is None
    assert vendor.setBucketLogging(bucket, Logging()).status == 200
    assert vendor.getBucketNotification(bucket).body.topicConfigurations == []
    assert vendor.getBucketRequestPayment(bucket).body.payer == "BucketOwner"
    assert vendor.setBucketRequestPayment(bucket, "BucketOwner").status == 200
    assert vendor.getBucketEncryption(bucket).status == 404
    assert vendor.getBucketReplication(bucket).status == 404
    for refused in (
        vendor.setBucketVersioning(bucket, "Enabled"),
        vendor.setBucketEncryption(bucket, "kms"),
        vendor.setBucketLogging(bucket, Logging(targetBucket=bucket)),
    ):
        assert (refused.status, refused.errorCode) == (501, "NotImplemented")
    assert vendor.getBucketVersioning(bucket).body is None


def test_public_access(vendor: Any, bucket: str) -> None:
    assert vendor.getBucketPublicAccessBlock(bucket).status == 404
    assert vendor.putBucketPublicAccessBlock(bucket, ignorePublicAcls=True).status == 200
    kept = vendor.getBucketPublicAccessBlock(bucket).body
    assert (kept.ignorePublicAcls, kept.blockPublicAcls) == (True, False)
    assert vendor.deleteBucketPublicAccessBlock(bucket).status == 204
    if vendor.is_signature_negotiation:
        return  # it forgets to negotiate before it asks for these
    assert vendor.getBucketPublicStatus(bucket).body.status is False
    vendor.setBucketAcl(bucket, aclControl="public-read")
    assert vendor.getBucketPublicStatus(bucket).body.status is True
    assert vendor.getBucketPolicyPublicStatus(bucket).body.status is False


def test_questions_of_web_pages(vendor: Any, bucket: str) -> None:
    from obs import CorsRule, GetObjectHeader, Options

    question = Options(origin="http://lab.example", accessControlRequestMethods=["PUT"])
    assert vendor.optionsBucket(bucket, question).status == 403
    rule = CorsRule(
        allowedMethod=["PUT", "GET"],
        allowedOrigin=["http://*.example"],
        allowedHeader=["x-*"],
        maxAgeSecond=9,
    )
    vendor.setBucketCors(bucket, [rule])
    answer = vendor.optionsObject(bucket, "a", question)
    assert (answer.status, answer.body.accessContorlAllowOrigin) == (200, "http://lab.example")
    assert answer.body.accessContorlMaxAge == 9
    vendor.putContent(bucket, "a", "1")
    read = vendor.getObject(bucket, "a", headers=GetObjectHeader(origin="http://lab.example"))
    assert read.body.accessContorlAllowMethods == "PUT, GET"
    elsewhere = Options(origin="http://elsewhere", accessControlRequestMethods=["PUT"])
    assert vendor.optionsObject(bucket, "a", elsewhere).status == 403
