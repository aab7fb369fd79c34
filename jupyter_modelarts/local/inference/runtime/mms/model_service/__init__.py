"""Base classes of MXNet packages, under the name they are imported by."""
