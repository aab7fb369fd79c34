"""What is derived from the contract: operations, typed client methods, TypeScript, reference pages."""
