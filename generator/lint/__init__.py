"""What is wrong with a document that is valid; one file a rule."""
