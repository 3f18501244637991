"""What overlap to expect by chance: null models that keep the degrees on one or both sides."""
