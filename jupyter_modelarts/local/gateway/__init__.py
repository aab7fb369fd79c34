"""The way of a request to a deployed service.

    server -> connection -> (callers, flow) -> forwarding -> exchange -> upstream
                   heads, bodies and wire below all of them

Written on asyncio's protocols rather than on a web framework: what the gateway adds to a request is the
number people compare, and a framework on either side costs more than all the rest of the way.
"""
