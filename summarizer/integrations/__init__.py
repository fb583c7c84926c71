"""The same work inside other systems; each needs an extra of its own."""
