"""Visualization jobs: a TensorBoard of its own over the event files of an OBS directory.

handlers   one function per operation
requests   what may be asked for            documents  the stored form, and what is answered
listing    which jobs a list shows          manager    all jobs: recovery, planned stops, the end
board      the life of one job              process    its TensorBoard as a process
worker     what runs in that process        pages      the job's address: TensorBoard, or why it is not there
"""
