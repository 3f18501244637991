"""Settings for tests of the arithmetic: compilation and a busy machine are no reason to fail."""

from hypothesis import settings

settings.register_profile("analysis", deadline=None, max_examples=60)
settings.load_profile("analysis")
