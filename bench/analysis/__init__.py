"""The arithmetic of Hanse beside other packages, timed in turn in one run."""
