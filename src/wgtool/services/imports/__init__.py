"""Sign-ups from the download of a form."""
