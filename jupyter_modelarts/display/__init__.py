"""What a job, a service, a table, a log tail or an object listing looks like as text and as HTML.

Pure functions over plain dictionaries, as the platform answers them: nothing here asks anybody for data.
"""
