"""Built pages in a real browser. `kit` holds what a test needs; `test_harness` proves that the kit sees faults."""
