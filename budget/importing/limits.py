"""How much an imported file may hold. Everything is counted while it is read, not after."""

from typing import Final

MAX_BYTES: Final = 10 * 1024 * 1024
MAX_ROWS: Final = 20_000
MAX_COLUMNS: Final = 200
#: Cells with something in them.
MAX_CELLS: Final = 300_000
#: Cells of a CSV file with or without anything in them.
MAX_RAW_CELLS: Final = 1_000_000
#: Characters of text in the table; one text may be pointed to from many cells.
MAX_TEXT: Final = 20_000_000
MAX_CELL_TEXT: Final = 40_000
#: A workbook unpacked: one part of it, and all of it by its own table of contents.
MAX_PART: Final = 48 * 1024 * 1024
MAX_UNPACKED: Final = 160 * 1024 * 1024
MAX_PARTS: Final = 2_000
MAX_SHEETS: Final = 100
#: Rows looked through for a header, and sheets looked into for the likeliest one.
HEADER_ROWS: Final = 40
SHEETS_LOOKED_INTO: Final = 20
