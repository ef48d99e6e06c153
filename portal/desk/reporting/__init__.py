"""The quarterly form: targets out to the staff as a sheet, their results back in as an article. Nothing of it is published."""
