"""Letters: Vietnamese text as text. Knows nothing of articles, units or plans."""
