"""The shape of an API: frozen values that know no OpenAPI keyword, no language and no I/O."""
