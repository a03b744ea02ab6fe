"""One file a rule: its docstring is what users read, `RULE` its id, `SEVERITY` its weight, `check` the rule itself."""
