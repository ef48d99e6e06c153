"""Files to records: reads content/ and reports every fault in it. It does not know Pelican, pages or the clock."""
