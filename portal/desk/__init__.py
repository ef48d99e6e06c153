"""Commands for staff: `portal check`, `build`, `serve` … The one room that may ask the machine for the date and start Pelican."""
