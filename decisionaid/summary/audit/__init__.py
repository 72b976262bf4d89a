"""The self-audit: criteria as data, checks as functions over the live aid and the code. Nothing by hand."""
