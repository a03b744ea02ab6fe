"""Contract tests: requests drawn from the Api, sent to a server, both sides judged by the document's own schemas."""
