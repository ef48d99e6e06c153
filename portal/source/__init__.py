"""Files to nouns: reads content/ and tells every fault in it. It refuses to know Pelican, pages and the clock."""
