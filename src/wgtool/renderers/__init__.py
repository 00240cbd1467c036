"""Views as text, Markdown, HTML, CSV and workbooks."""
