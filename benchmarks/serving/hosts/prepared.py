"""A server that answers prepared bytes: `prepared.py PORT`.  What the load itself and the sockets cost."""

import selectors
import socket
import sys

BODY = b'{"predictions": [0]}'
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b" % (
    len(BODY),
    BODY,
)
selector = selectors.DefaultSelector()
listener = socket.create_server(("127.0.0.1", int(sys.argv[1])), backlog=1024)
selector.register(listener, selectors.EVENT_READ)
while True:
    for key, _ in selector.select():
        if key.fileobj is listener:
            one = listener.accept()[0]
            one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            selector.register(one, selectors.EVENT_READ)
            continue
        try:
            there = key.fileobj.recv(65536) and key.fileobj.send(ANSWER)
        except OSError:  # the load has ended
            there = 0
        if not there:
            selector.unregister(key.fileobj)
            key.fileobj.close()
