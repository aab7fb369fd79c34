"""What runs inside an instance of a deployed service, and the packages it offers to user code."""
