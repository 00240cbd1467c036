"""Messages to people: a template and its values become text, HTML, and a file that mail programs open as a draft."""
