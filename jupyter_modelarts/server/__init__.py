"""The Jupyter server extension: one authenticated, explicitly authorised door to the platform.

extension   composition root: settings, routes
handlers    HTTP: who may, read the request, call, answer
door        the closed list of operations and the form of a call
upstream    the session and its client, made on first use
errors      any failure -> one JSON shape
"""
