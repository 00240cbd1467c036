"""Recipients as GOV.UK Notify takes them: CSV with a column for each placeholder of the template that is kept there."""

from wgtool.renderers.formats import Format
from wgtool.renderers.formats.csv_rows import csv_text

FORMAT = Format(lambda rows: (csv_text(rows.header, rows.rows),))
