"""The summary as somebody would print it who meets WeasyPrint for the first time; kept as it is."""
