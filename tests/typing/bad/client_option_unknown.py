from retell_api import Retell

Retell(apikey="key")  # error: call-arg, reportCallIssue
