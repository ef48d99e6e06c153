"""The quarterly form: targets are sent to staff as a sheet, their results return as an article. None of it is published."""
