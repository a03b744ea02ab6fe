"""What the benchmark of drift consists of: where drift is put, how it is looked for, and how that is scored."""
