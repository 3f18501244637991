"""Turns the material (transcriptions handed in as spreadsheets) into the data package, repeatably.

Run ``python -m tools.import_material MATERIAL_DIR --out data``. Decisions that people took on the way (which label is
which network, what a roster note means, which written name is which city) are files in ``decisions/``.
"""
