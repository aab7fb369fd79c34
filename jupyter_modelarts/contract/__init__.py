"""What the platform says, as data: operations, shapes, life cycles, error codes. Knows no HTTP library."""
