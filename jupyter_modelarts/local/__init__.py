"""The embedded ModelArts: a real HTTP service on loopback, in a process of its own.

    launcher, connection   find it, start it once, stop it (all that other rooms use)
    embedded               composition root: state, managers, listeners
    router                 contract -> routes, authentication, validation, one error shape
    store, processes       documents in SQLite; process groups known by pid and start time
    <noun>/handlers        what an operation does

The room is a leaf: it knows the contract and nothing of clients, sessions or Jupyter.
"""
