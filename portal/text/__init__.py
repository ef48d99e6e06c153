"""Vietnamese text as text: letters, dates, numbers, sentences. It does not know articles, units or plans."""
