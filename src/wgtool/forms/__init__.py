"""Sign-up forms as people download them: CSV and workbooks into answers, unjudged."""
