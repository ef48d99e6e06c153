"""The domain: frozen records of what the portal knows. It reads no files, knows no clock and knows no HTML pages."""
