"""What is derived from the contract: the table of operations, typed client methods, TypeScript, reference pages."""
