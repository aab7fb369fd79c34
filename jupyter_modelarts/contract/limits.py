"""Limits of the platform, as numbers: bytes, seconds, counts."""

from __future__ import annotations

from typing import Final

KIB: Final = 1024
MIB: Final = 1024 * KIB
GIB: Final = 1024 * MIB

# training
CODE_BYTES: Final = 5 * GIB
"""Code directory of a job."""
CODE_FILES: Final = 1000
CODE_DEPTH: Final = 32
"""Directories in each other below the code directory."""
LOG_PREVIEW_BYTES: Final = 5 * MIB
"""The newest part of a log that the preview answers."""
LOG_BYTES: Final = GIB
"""Of a longer log the rest is dropped."""
LOG_LINK_SECONDS: Final = 3600
UPLOAD_PERIOD_SECONDS: Final = 30
"""How often the platform uploads outputs of the mode `upload_periodically`."""
METRIC_PERIOD_SECONDS: Final = 60
METRIC_ABSENT: Final = -1
"""Stands in a series where nothing was measured, or where there is no such hardware."""

# models and services
MODEL_BYTES: Final = 20 * GIB
"""One model, unless the quota was raised."""
MODEL_ALGORITHM_LENGTH: Final = 36
PREDICT_BODY_BYTES: Final = 12 * MIB
"""Body of one call of a real-time service."""
PREDICT_SECONDS: Final = 40
"""Time in which a real-time service must answer."""
TRAFFIC_SHARES: Final = 100
"""What the weights of the models of one service add up to."""
SERVICE_INSTANCES: Final = 5
"""Instances of one service, unless the quota was raised."""

# notebooks: milliseconds, as on the wire
LEASE_SHORTEST_MS: Final = 3_600_000
LEASE_LONGEST_MS: Final = 259_200_000
LEASE_DEFAULT_MS: Final = 3_600_000

# signing in
SIGNATURE_SKEW_SECONDS: Final = 15 * 60
"""How far the time of a signed request may be from the platform's."""
AGENCIES: Final = 50
"""Agencies of one account."""
