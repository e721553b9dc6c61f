"""Values for cells of tables that people open in a spreadsheet."""

# What a spreadsheet takes for the beginning of a formula, or skips before one.
_FORMULA_OPENINGS = ("=", "+", "-", "@", "\t", "\r", "\n")


def safe_cell(value):
    """``value`` for a cell; a text that a spreadsheet would run as a formula is quoted.

    Anything but a string comes back as it is.
    """
    if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA_OPENINGS):
        return f"'{value}"
    return value
