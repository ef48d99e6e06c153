"""Commands for staff: `portal check`, `build`, `serve` … Only this room may read the clock and start Pelican."""
