"""What the platform's numbers and short names stand for."""

from __future__ import annotations

from collections.abc import Mapping

TRAINING_METRICS: Mapping[str, str] = {
    "cpuUsage": "CPU",
    "memUsage": "memory",
    "gpuUtil": "GPU",
    "gpuMemUsage": "GPU memory",
    "npuUtil": "NPU",
    "npuMemUsage": "NPU memory",
}
"""The series of a job's metrics, each in percent."""

V1_JOB_STATUS: Mapping[int, str] = {
    0: "unknown",
    1: "initialising",
    2: "building the image",
    3: "image failed",
    4: "submitting",
    5: "submission failed",
    6: "deletion failed",
    7: "waiting",
    8: "running",
    9: "stopping",
    10: "completed",
    11: "failed",
    12: "stopped",
    13: "withdrawn",
    14: "lost",
    15: "scaling",
    16: "model not submitted",
    17: "service not deployed",
    18: "preparing the review",
    19: "in review",
    20: "reviewed",
    21: "review failed",
    22: "mount failed",
}
"""States of first-generation training jobs and of visualization jobs."""

DATASET_STATUS: Mapping[int, str] = {
    0: "creating",
    1: "normal",
    2: "deleting",
    3: "deleted",
    4: "abnormal",
    5: "synchronising",
    6: "publishing",
    7: "switching version",
    8: "importing",
}

DATASET_VERSION_STATUS: Mapping[int, str] = {
    0: "creating",
    1: "normal",
    2: "deleting",
    3: "deleted",
    4: "failed",
}

DATASET_TYPE: Mapping[int, str] = {
    0: "image classification",
    1: "object detection",
    3: "image segmentation",
    100: "text classification",
    101: "named entities",
    102: "text triplets",
    200: "sound classification",
    201: "speech content",
    202: "speech segmentation",
    400: "table",
    600: "video",
    900: "free format",
}
"""One kind of labelling each."""

NUMBERED_STATES: Mapping[str, Mapping[int, str]] = {
    "v1_job_status": V1_JOB_STATUS,
    "visualization_status": V1_JOB_STATUS,
    "dataset_status": DATASET_STATUS,
    "dataset_version_status": DATASET_VERSION_STATUS,
}
"""The words for the states of the life cycles that count them."""
