"""The command's exit codes."""

OK = 0  # nothing inconsistent
INCONSISTENT = 1  # something inconsistent
ERROR = 2  # a file, a ledger or an argument is wrong
INTERRUPTED = 130  # 128 plus the signal's number, as shells report it: SIGINT
PIPE_CLOSED = 141  # SIGPIPE
