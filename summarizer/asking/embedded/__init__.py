"""The model that runs on this machine: its weights, and the child process that serves it."""
