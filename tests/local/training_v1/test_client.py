"""Our own client: integers in paths, pages, waiting for a state."""

from __future__ import annotations

from jupyter_modelarts.session import Session


def test_the_client_waits_for_a_version_and_pages_through_the_list(caller):
    session = Session(local_dir=caller.connection.state_dir)
    try:
        jobs = session.client().training_job_v1
        names = [f"{caller.bucket}-{number}" for number in range(3)]
        made = [jobs.create(job_name=name, config=caller.config()) for name in names]
        path = {"job_id": made[0]["job_id"], "version_id": made[0]["version_id"]}
        session.client().wait("create_training_job_v1", path=path, timeout=30)
        assert jobs.show_version(path["job_id"], path["version_id"])["status"] == 10
        rows = session.client().iterate(
            "list_training_jobs_v1", query={"search_content": caller.bucket, "order": "asc", "per_page": 2}
        )
        assert [row["job_name"] for row in rows] == names
        for job in made:
            jobs.delete_version(job["job_id"], job["version_id"])
            jobs.delete(job["job_id"])
    finally:
        session.close()
