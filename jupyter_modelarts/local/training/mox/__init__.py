"""Put on the module path of a task that has no `moxing` of its own; offers the package `moxing`.

It runs in the Python of the task (3.7 or newer) with nothing but the standard library, and imports nothing
else of this project.
"""
