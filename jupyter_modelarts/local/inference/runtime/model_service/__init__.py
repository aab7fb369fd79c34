"""Base classes of service scripts (`customize_service.py`), under the platform's names."""
