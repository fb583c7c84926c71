"""How good a verifier or a model is on articles whose summaries people have labelled."""
