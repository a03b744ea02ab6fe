"""What OpenAPI and JSON Schema keywords mean: rewrite rules, and the Api that they end in."""
